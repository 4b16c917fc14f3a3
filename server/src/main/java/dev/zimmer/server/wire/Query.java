package dev.zimmer.server.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query of a call's URL, decoded.
///
/// | sent | value |
/// |---|---|
/// | `UserId=a&UserId=b` | UserId: a, b |
/// | `UserId[]=a&UserId%5B%5D=b` | UserId: a, b |
/// | `UserId[0]=a&UserId[1]=b` | UserId: a, b |
/// | `Name=a+b%2Bc` | Name: `a b+c` |
/// | `Name=50%` | Name: `50%` |
/// | `Name=%FF` | Name: [#MALFORMED] |
public final class Query {
  /// Stands for a value that is not UTF-8: a code point that Unicode sets aside for such uses.
  public static final String MALFORMED = "\uFFFF";

  private record Parameter(String name, String value) {}

  // A call has about ten: looking through them is quicker than making a map.
  private final List<Parameter> parameters = new ArrayList<>();

  /// Reads a query.
  ///
  /// @param raw as it stands in the request line, without the question mark
  public Query(String raw) {
    int start = 0;
    while (start < raw.length()) {
      int ampersand = raw.indexOf('&', start);
      int end = ampersand < 0 ? raw.length() : ampersand;
      add(raw.substring(start, end));
      start = end + 1;
    }
  }

  /// The first value of that name; null if there is none.
  public @Nullable String first(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  /// All values of that name in the order sent; empty if there are none.
  public List<String> all(String name) {
    List<String> found = new ArrayList<>(0);
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        found.add(parameter.value());
      }
    }
    return found;
  }

  private void add(String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    parameters.add(new Parameter(withoutIndex(name), value));
  }

  private static String withoutIndex(String name) {
    if (!name.endsWith("]")) {
      return name;
    }
    int bracket = name.lastIndexOf('[');
    boolean isIndex =
        bracket > 0
            && name.substring(bracket + 1, name.length() - 1)
                .chars()
                .allMatch(c -> c >= '0' && c <= '9');
    return isIndex ? name.substring(0, bracket) : name;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      int escaped = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
      if (escaped >= 0) {
        out.put((byte) escaped);
        i += 2;
      } else {
        out.put(in[i] == '+' ? (byte) ' ' : in[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException _) {
      return MALFORMED;
    }
  }

  private static int hex(byte high, byte low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : (h << 4) | l;
  }
}
