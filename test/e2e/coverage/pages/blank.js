// Somewhere to be before and after.
