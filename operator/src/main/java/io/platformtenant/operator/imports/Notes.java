package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.text.Credentials;
import io.platformtenant.operator.text.Shortened;
import java.util.ArrayList;
import java.util.List;

/** What is noted about one object while it is read. */
public final class Notes {
  private static final int LONGEST_VALUE = 200;

  private final String subject;
  private final List<Remark> remarks = new ArrayList<>();
  private boolean leftOut;

  public Notes(String subject) {
    this.subject = subject;
  }

  /** It is taken, and this of it is not, or is said otherwise. */
  public void say(String field, JsonNode value, String advice) {
    say(field, shown(value), advice);
  }

  public void say(String field, String value, String advice) {
    remarks.add(new Remark(subject, field, shortened(value), advice, false));
  }

  /** All of it stays as it is, and stands in no contract. */
  public void leaveOut(String field, JsonNode value, String advice) {
    leaveOut(field, shown(value), advice);
  }

  public void leaveOut(String field, String value, String advice) {
    leftOut = true;
    remarks.add(new Remark(subject, field, shortened(value), advice, true));
  }

  public boolean isLeftOut() {
    return leftOut;
  }

  public List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static String shortened(String value) {
    return Shortened.toLength(Credentials.hiddenIn(value), LONGEST_VALUE);
  }
}
