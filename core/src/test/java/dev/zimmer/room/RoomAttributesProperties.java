package dev.zimmer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever is set and deleted, the attributes are those of a plain map, within their bounds, and
/// every change has the next number.
class RoomAttributesProperties {
  @Property
  void attributes_areThoseOfAMap(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 4999) Integer> steps) {
    RoomAttributes attributes = RoomAttributes.NONE;
    Map<String, String> model = new HashMap<>();
    long changes = 0;
    for (int step : steps) {
      String key = "k" + step % 25;
      String value = "v".repeat(step / 25 * 5);
      boolean sets = step % 3 > 0;
      Optional<RoomAttributes> after =
          sets ? attributes.with(key, value, false, "a") : attributes.without(key);
      assertThat(after.isPresent())
          .isEqualTo(sets ? fits(model, key, value) : model.containsKey(key));
      if (after.isPresent()) {
        attributes = RoomAttributes.read(after.get().toBytes());
        changes++;
        change(model, sets, key, value);
      }
    }
    Map<String, String> all = new HashMap<>();
    for (RoomAttribute attribute : attributes.all()) {
      all.put(attribute.key(), attribute.value());
    }
    assertThat(all).isEqualTo(model);
    assertThat(attributes.sequence()).isEqualTo(changes);
    assertThat(attributes.all())
        .extracting(RoomAttribute::sequence)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static void change(Map<String, String> model, boolean sets, String key, String value) {
    if (sets) {
      model.put(key, value);
    } else {
      model.remove(key);
    }
  }

  private static boolean fits(Map<String, String> model, String key, String value) {
    Map<String, String> after = new HashMap<>(model);
    after.put(key, value);
    int bytes =
        after.entrySet().stream()
            .mapToInt(each -> each.getKey().length() + each.getValue().length())
            .sum();
    return after.size() <= 20 && bytes <= 5120;
  }
}
