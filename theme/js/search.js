// The place of the search, which is fetched when somebody goes to the box.
