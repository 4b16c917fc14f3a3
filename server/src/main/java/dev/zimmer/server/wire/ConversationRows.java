package dev.zimmer.server.wire;

import dev.zimmer.conversation.ConversationPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.SerializableString;

/// The rows of a conversation list as a JSON array, which goes straight into the buffer of whoever
/// writes it.
///
/// It is JSON already, and so never quoted: the methods that would quote it refuse.
final class ConversationRows implements SerializableString {
  private static final int DOES_NOT_FIT = -1;

  private final ConversationPage page;

  ConversationRows(ConversationPage page) {
    this.page = page;
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    int length = page.jsonLength();
    if (buffer.length - offset < length) {
      return DOES_NOT_FIT;
    }
    page.copyJson(buffer, offset);
    return length;
  }

  @Override
  public byte[] asUnquotedUTF8() {
    byte[] json = new byte[page.jsonLength()];
    page.copyJson(json, 0);
    return json;
  }

  @Override
  public String getValue() {
    return new String(asUnquotedUTF8(), StandardCharsets.US_ASCII);
  }

  @Override
  public int charLength() {
    return page.jsonLength();
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
}
