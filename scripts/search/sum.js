export function sum(list, value) {
  return list.reduce((total, one) => total + value(one), 0);
}
