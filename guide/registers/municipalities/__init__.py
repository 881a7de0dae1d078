"""How municipalities are reached and where they belong, held against the registers of Brønnøysund and SSB."""
