package dev.zimmer.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserId=a&UserId=b",
        "UserId[]=a&UserId[]=b",
        "UserId%5B%5D=a&X=1&UserId%5b%5d=b",
        "UserId[0]=a&UserId[1]=b",
        "UserId[]=a&UserId=b&",
        "&&UserId=a&UserId[]=b"
      })
  void all_everyWayToSendAList_isTheList(String raw) {
    assertThat(new Query(raw).all("UserId")).isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X=a+b          | a b",
        "X=a%2Bb        | a+b",
        "X=%E4%BC%9A    | 会",
        "X=50%          | 50%",
        "X=%zz          | %zz",
        "X=a=b          | a=b",
        "X=^{}[]        | ^{}[]",
        "X              | ''",
        "X=             | ''",
        "X=1&X=2        | 1"
      })
  void first_decodesAsAFormDoes(String raw, String expected) {
    assertThat(new Query(raw.strip()).first("X")).isEqualTo(expected);
  }

  @Test
  void first_notUtf8_isMarked() {
    assertThat(new Query("X=%FF").first("X")).isEqualTo(Query.MALFORMED);
  }

  @Test
  void first_otherCase_isAnotherName() {
    assertThat(new Query("userid=a").first("UserId")).isNull();
  }
}
