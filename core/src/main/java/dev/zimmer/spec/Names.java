package dev.zimmer.spec;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// The names of parameters and fields.
public final class Names {
  private Names() {}

  /// The name of a record's component on the wire: what its [Name] says, else its own with the
  /// first letter in upper case.
  public static String onTheWire(RecordComponent component) {
    @Nullable Name said = component.getAnnotation(Name.class);
    return said == null ? onTheWire(component.getName()) : said.value();
  }

  /// The name on the wire of a component that does not say another.
  public static String onTheWire(String component) {
    return Character.toUpperCase(component.charAt(0)) + component.substring(1);
  }
}
