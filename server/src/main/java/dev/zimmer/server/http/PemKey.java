package dev.zimmer.server.http;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a private key from PEM text: PKCS#8 (`PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`) and SEC 1
/// (`EC PRIVATE KEY`). The JDK knows the first alone, so the others are wrapped into it.
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]+)-----END");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int CURVE = 0xA0;
  private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC_OBJECT_ID = HexFormat.of().parseHex("06072a8648ce3d0201");

  private PemKey() {}

  /// The key.
  ///
  /// @throws IllegalArgumentException if the text holds none, or one that cannot be read
  static PrivateKey parse(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new IllegalArgumentException("holds no private key (expected: PEM)");
    }
    byte[] der = Base64.getMimeDecoder().decode(block.group(2));
    return switch (block.group(1)) {
      case "RSA PRIVATE KEY" -> pkcs8(wrap(RSA, der));
      case "EC PRIVATE KEY" -> pkcs8(wrap(der(SEQUENCE, EC_OBJECT_ID, curve(der)), der));
      case "PRIVATE KEY" -> pkcs8(der);
      default -> throw new IllegalArgumentException("has a pass phrase (expected: none)");
    };
  }

  private static PrivateKey pkcs8(byte[] der) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException _) {
        // A key of another algorithm.
      }
    }
    throw new IllegalArgumentException("holds a key that is none of " + ALGORITHMS);
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return der(SEQUENCE, VERSION_0, algorithm, der(OCTET_STRING, key));
  }

  /// The curve's object id out of an EC key: the content of its element with tag `[0]`.
  private static byte[] curve(byte[] key) {
    int position = headerLength(key, 0);
    while (position + 2 < key.length) {
      int start = position + headerLength(key, position);
      int end = start + contentLength(key, position);
      if ((key[position] & 0xFF) == CURVE && end <= key.length) {
        return Arrays.copyOfRange(key, start, end);
      }
      position = end;
    }
    throw new IllegalArgumentException("holds an EC key that does not name its curve");
  }

  private static int headerLength(byte[] der, int position) {
    int length = der[position + 1] & 0xFF;
    return length < 0x80 ? 2 : 2 + (length & 0x7F);
  }

  /// A content's length; keys are shorter than 64 KiB, so two bytes are enough.
  private static int contentLength(byte[] der, int position) {
    int length = der[position + 1] & 0xFF;
    return switch (length) {
      case 0x81 -> der[position + 2] & 0xFF;
      case 0x82 -> ((der[position + 2] & 0xFF) << 8) | (der[position + 3] & 0xFF);
      default -> length;
    };
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.size() < 0x80) {
      out.write(content.size());
    } else {
      out.write(0x82);
      out.write(content.size() >>> 8);
      out.write(content.size());
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
