/** `/alongside.js`: makes the two elements known to the browser. */
