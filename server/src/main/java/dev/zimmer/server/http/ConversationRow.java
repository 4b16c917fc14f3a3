package dev.zimmer.server.http;

import dev.zimmer.conversation.ConversationPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.NumberOutput;

/// One row of a conversation list as JSON text, which goes straight into the buffer of whoever
/// writes it. The same object stands for one row after the other.
///
/// It is JSON already, and so never quoted: the methods that would quote it refuse.
final class ConversationRow implements SerializableString {
  private static final byte[] ID = ascii("{\"ConvId\":\"");
  private static final byte[] PEER = ascii("\",\"ConvType\":0,\"UpdateTime\":");
  private static final byte[] GROUP = ascii("\",\"ConvType\":2,\"UpdateTime\":");
  private static final int LONGEST_NUMBER = 20;
  private static final int LENGTH_WITHOUT_ID = ID.length + PEER.length + LONGEST_NUMBER + 1;
  private static final int DOES_NOT_FIT = -1;

  private final ConversationPage page;
  private int index;

  ConversationRow(ConversationPage page) {
    this.page = page;
  }

  /// This object, which stands for another row now.
  ConversationRow at(int row) {
    index = row;
    return this;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    int idLength = page.convIdLength(index);
    if (buffer.length - offset < LENGTH_WITHOUT_ID + idLength) {
      return DOES_NOT_FIT;
    }
    int end = copy(ID, buffer, offset);
    page.copyConvId(index, buffer, end);
    end = copy(page.isGroup(index) ? GROUP : PEER, buffer, end + idLength);
    end = NumberOutput.outputLong(page.updateTime(index), buffer, end);
    buffer[end++] = '}';
    return end - offset;
  }

  @Override
  public byte[] asUnquotedUTF8() {
    byte[] buffer = new byte[LENGTH_WITHOUT_ID + page.convIdLength(index)];
    return Arrays.copyOf(buffer, appendUnquotedUTF8(buffer, 0));
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
    return new UnsupportedOperationException("a row is an object of JSON, not a text in it");
  }

  private static int copy(byte[] text, byte[] into, int offset) {
    System.arraycopy(text, 0, into, offset, text.length);
    return offset + text.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
