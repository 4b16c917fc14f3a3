package dev.zimmer.server.http;

import dev.zimmer.conversation.QueryConversationList.Conversation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/// Writes one row of a conversation list as the mapper would by itself, without looking each
/// component up: a page has hundreds of rows, and they are most of what the server writes.
final class ConversationJson extends StdSerializer<Conversation> {
  private static final SerializableString CONV_ID = new SerializedString("ConvId");
  private static final SerializableString CONV_TYPE = new SerializedString("ConvType");
  private static final SerializableString UPDATE_TIME = new SerializedString("UpdateTime");

  ConversationJson() {
    super(Conversation.class);
  }

  @Override
  public void serialize(Conversation row, JsonGenerator out, SerializationContext context) {
    out.writeStartObject();
    out.writeName(CONV_ID);
    out.writeString(row.convId());
    out.writeName(CONV_TYPE);
    out.writeNumber(row.convType());
    out.writeName(UPDATE_TIME);
    out.writeNumber(row.updateTime());
    out.writeEndObject();
  }
}
