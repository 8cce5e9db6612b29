package io.platformtenant.operator.settings;

import java.util.Map;

/** Every setting with its value. */
public record Configuration(Map<Setting<?>, Object> values) {
  public Configuration {
    values = Map.copyOf(values);
  }

  @SuppressWarnings("unchecked") // only what the setting read is put under it
  public <T> T get(Setting<T> setting) {
    return (T) values.get(setting);
  }
}
