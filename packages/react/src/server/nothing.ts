// A server defines no elements: it writes them, and has nothing to make them of.
export {}
