package io.platformtenant.operator.settings;

/**
 * What somebody gave a setting.
 *
 * @param where as the one who gave it knows it: an option, a variable, a line of a file
 */
record Given(String where, String text) {}
