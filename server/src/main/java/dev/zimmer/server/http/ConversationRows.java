package dev.zimmer.server.http;

import dev.zimmer.conversation.ConversationPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.NumberOutput;

/// The rows of a conversation list as a JSON array, which goes straight into the buffer of whoever
/// writes it.
///
/// It is JSON already, and so never quoted: the methods that would quote it refuse.
final class ConversationRows implements SerializableString {
  private static final byte[] ID = ascii("{\"ConvId\":\"");
  private static final byte[] PEER = ascii("\",\"ConvType\":0,\"UpdateTime\":");
  private static final byte[] GROUP = ascii("\",\"ConvType\":2,\"UpdateTime\":");
  private static final int LONGEST_TIME = 13; // in milliseconds, up to the year 2109
  private static final int ROW_WITHOUT_ID = ID.length + PEER.length + LONGEST_TIME + "},".length();
  private static final int DOES_NOT_FIT = -1;

  private final ConversationPage page;

  ConversationRows(ConversationPage page) {
    this.page = page;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    return buffer.length - offset < longest() ? DOES_NOT_FIT : write(buffer, offset) - offset;
  }

  @Override
  public byte[] asUnquotedUTF8() {
    byte[] buffer = new byte[longest()];
    return Arrays.copyOf(buffer, write(buffer, 0));
  }

  /// So many bytes are enough.
  private int longest() {
    return "[]".length() + page.size() * ROW_WITHOUT_ID + page.convIdLengths();
  }

  /// @return where the array ends
  private int write(byte[] buffer, int offset) {
    int end = offset;
    buffer[end++] = '[';
    for (int i = 0; i < page.size(); i++) {
      if (i > 0) {
        buffer[end++] = ',';
      }
      end = copy(ID, buffer, end);
      end = page.copyConvId(i, buffer, end);
      end = copy(page.isGroup(i) ? GROUP : PEER, buffer, end);
      end = NumberOutput.outputLong(page.updateTime(i), buffer, end);
      buffer[end++] = '}';
    }
    buffer[end++] = ']';
    return end;
  }

  @Override
  public String getValue() {
    return new String(asUnquotedUTF8(), StandardCharsets.US_ASCII);
  }

  @Override
  public int charLength() {
    return asUnquotedUTF8().length;
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    String text = getValue();
    if (buffer.length - offset < text.length()) {
      return DOES_NOT_FIT;
    }
    text.getChars(0, text.length(), buffer, offset);
    return text.length();
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    byte[] text = asUnquotedUTF8();
    out.write(text);
    return text.length;
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    byte[] text = asUnquotedUTF8();
    if (buffer.remaining() < text.length) {
      return DOES_NOT_FIT;
    }
    buffer.put(text);
    return text.length;
  }

  @Override
  public char[] asQuotedChars() {
    throw isNeverQuoted();
  }

  @Override
  public byte[] asQuotedUTF8() {
    throw isNeverQuoted();
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    throw isNeverQuoted();
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    throw isNeverQuoted();
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) {
    throw isNeverQuoted();
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    throw isNeverQuoted();
  }

  private static UnsupportedOperationException isNeverQuoted() {
    return new UnsupportedOperationException("rows are an array of JSON, not a text in it");
  }

  private static int copy(byte[] text, byte[] into, int offset) {
    System.arraycopy(text, 0, into, offset, text.length);
    return offset + text.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
