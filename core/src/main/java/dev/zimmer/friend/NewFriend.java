package dev.zimmer.friend;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sent of somebody who is to become a friend.
interface NewFriend {
  @About("who; registered, and not FromUserId")
  @Required
  @UserId
  @Nullable String userId();

  @About("what FromUserId says to them; both have it in their lists")
  @Default("")
  @Text(maxCharacters = 256, code = ReturnCode.FRIEND_TEXT_TOO_LONG)
  String wording();

  @About("what FromUserId calls them")
  @Default("")
  @Text(maxCharacters = 256, code = ReturnCode.FRIEND_TEXT_TOO_LONG)
  String friendAlias();

  @About("what FromUserId keeps with them; keys and values have at most 1024 bytes together")
  @Size(max = 5, code = ReturnCode.FRIEND_ATTRIBUTE_INVALID)
  List<FriendAttribute> attributes();

  /// The friend that they become.
  ///
  /// @param attributes those sent, checked
  /// @param sinceMillis since when, in Unix milliseconds
  default Friend friend(Map<String, String> attributes, long sinceMillis) {
    String id = userId() == null ? "" : userId();
    return new Friend(id, sinceMillis, wording(), friendAlias(), attributes);
  }
}
