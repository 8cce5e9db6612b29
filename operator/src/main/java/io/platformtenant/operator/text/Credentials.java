package io.platformtenant.operator.text;

import java.util.regex.Pattern;

/**
 * Addresses may hold a user and a password. What is written about them is kept in Git, and read by
 * people who have no business with those.
 */
public final class Credentials {
  private static final Pattern IN_ADDRESS = Pattern.compile("://[^/\\s\"]*@");

  private Credentials() {}

  /**
   * The text without what stands before the host of its addresses. To be asked before a text is
   * shortened: half a password is one that can be guessed.
   */
  public static String hiddenIn(String text) {
    return IN_ADDRESS.matcher(text).replaceAll("://(not shown)@");
  }
}
