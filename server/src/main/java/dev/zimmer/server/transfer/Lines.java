package dev.zimmer.server.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WholeRow;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of an export, each written and read by itself. A line is here without its line feed.
///
/// The order of the fields and the absence of blanks are part of the format: a line's first bytes
/// tell what it is, and a closing line's last bytes are its checksum.
final class Lines {
  private static final Base64Variant BASE64 = Base64Variants.MODIFIED_FOR_URL;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final byte[] ROW_START = "{\"p\":".getBytes(US_ASCII);
  private static final byte[] CHECKPOINT_START = "{\"checkpoint\":".getBytes(US_ASCII);
  private static final byte[] END_START = "{\"end\":".getBytes(US_ASCII);
  private static final String CHECKSUM_START = ",\"crc32c\":\"";
  private static final String CHECKSUM = "[0-9a-f]{8}";
  private static final String ID = "[0-9A-Za-z-]{1,64}";

  /// How many bytes a closing line has from the comma before its checksum on.
  static final int TAIL = CHECKSUM_START.length() + 10;

  /// How every header begins.
  static final String HEADER_START = "{\"format\":\"" + Header.FORMAT + "\",";

  private Lines() {}

  static boolean isRow(byte[] line) {
    return startsWith(line, ROW_START);
  }

  static boolean isClosing(byte[] line) {
    return startsWith(line, CHECKPOINT_START) || startsWith(line, END_START);
  }

  static void write(Header header, OutputStream out) {
    write(
        out,
        json -> {
          json.writeStringProperty("format", Header.FORMAT);
          json.writeNumberProperty("version", Header.VERSION);
          json.writeStringProperty("id", header.id());
          json.writeStringProperty("zimmer", header.zimmer());
          json.writeStringProperty("engine", header.engine());
          json.writeStringProperty("created", header.created().toString());
        });
  }

  static void write(WholeRow row, OutputStream out) {
    write(
        out,
        json -> {
          write(json, "p", row.address().partition().array());
          write(json, "k", row.address().key().array());
          row.version().ifPresent(version -> json.writeNumberProperty("v", version));
          write(json, "d", row.value());
        });
  }

  /// A closing line up to the comma before its checksum.
  ///
  /// @param token empty at the end of the export
  static byte[] untilChecksum(Optional<Bytes> token, long rows, long bytes) {
    String start =
        token
            .map(place -> "{\"checkpoint\":\"" + BASE64.encode(place.array()) + '"')
            .orElse("{\"end\":true");
    return (start + ",\"rows\":" + rows + ",\"bytes\":" + bytes).getBytes(US_ASCII);
  }

  /// The rest of a closing line: its last [#TAIL] bytes.
  static byte[] tail(String checksum) {
    return (CHECKSUM_START + checksum + "\"}").getBytes(US_ASCII);
  }

  /// A checksum as it stands in a line.
  static String text(CRC32C checksum) {
    return "%08x".formatted(checksum.getValue());
  }

  /// The first line of an export, which must be one that this program can read.
  ///
  /// @throws TransferException if it is not
  static Header header(byte[] line) {
    JsonNode json =
        tree(line)
            .filter(node -> node.path("format").asString("").equals(Header.FORMAT))
            .orElseThrow(() -> new TransferException("this is not an export: take another file"));
    int version = json.path("version").asInt(0);
    String zimmer = json.path("zimmer").asString("");
    if (version != Header.VERSION) {
      throw new TransferException(
          "the export has format %d (expected: %d): use the version of the program that wrote it, %s"
              .formatted(version, Header.VERSION, zimmer));
    }
    String id = json.path("id").asString("");
    Optional<Instant> created = instant(json.path("created").asString(""));
    if (!id.matches(ID) || created.isEmpty()) {
      throw new TransferException("the export is damaged: line 1");
    }
    return new Header(id, zimmer, json.path("engine").asString(""), created.get());
  }

  /// The row in a line; empty if it holds none.
  static Optional<WholeRow> row(byte[] line) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      Bytes partition = Bytes.wrap(binary(json, json.nextName(), "p"));
      Bytes key = Bytes.wrap(binary(json, json.nextName(), "k"));
      Address address = new Address(partition, key);
      String name = json.nextName();
      WholeRow row;
      if ("v".equals(name)) {
        require(json.nextToken() == JsonToken.VALUE_NUMBER_INT);
        long version = json.getLongValue();
        row = WholeRow.versioned(address, version, binary(json, json.nextName(), "d"));
      } else {
        row = WholeRow.transactional(address, binary(json, name, "d"));
      }
      require(json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null);
      return Optional.of(row);
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The checkpoint or the end in a line; empty if it holds none.
  static Optional<Checkpoint> checkpoint(byte[] line) {
    Optional<JsonNode> tree = tree(line);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    JsonNode json = tree.get();
    String checksum = json.path("crc32c").asString("");
    Optional<Bytes> token = Optional.empty();
    if (startsWith(line, CHECKPOINT_START)) {
      try {
        token = Optional.of(Bytes.wrap(BASE64.decode(json.path("checkpoint").asString(""))));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    long rows = json.path("rows").asLong(-1);
    long bytes = json.path("bytes").asLong(-1);
    boolean endsWithChecksum =
        line.length > TAIL
            && Arrays.equals(
                line, line.length - TAIL, line.length, tail(checksum), 0, tail(checksum).length);
    return checksum.matches(CHECKSUM) && endsWithChecksum
        ? Optional.of(new Checkpoint(token, rows, bytes, checksum))
        : Optional.empty();
  }

  private static void write(OutputStream out, Consumer<JsonGenerator> fields) {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, String name, byte[] bytes) {
    json.writeName(name);
    json.writeBinary(BASE64, bytes, 0, bytes.length);
  }

  private static byte[] binary(JsonParser json, @Nullable String name, String expected) {
    require(expected.equals(name) && json.nextToken() == JsonToken.VALUE_STRING);
    return json.getBinaryValue(BASE64);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not a row");
    }
  }

  private static Optional<JsonNode> tree(byte[] line) {
    try {
      return Optional.of(MAPPER.readTree(line));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] line, byte[] start) {
    return line.length >= start.length
        && Arrays.equals(line, 0, start.length, start, 0, start.length);
  }
}
