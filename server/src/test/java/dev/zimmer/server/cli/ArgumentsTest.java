package dev.zimmer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.server.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final Json JSON = new Json();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "FromUserId=alice Limit=10     | {\"FromUserId\":\"alice\",\"Limit\":10}",
        "A=true B=null C=1.5 D=        | {\"A\":true,\"B\":\"null\",\"C\":1.5,\"D\":\"\"}",
        "UserId=a UserId=b UserId=c    | {\"UserId\":[\"a\",\"b\",\"c\"]}",
        "UserId=[\"a\"] UserId=b       | {\"UserId\":[\"a\",\"b\"]}",
        "Body={\"Message\":\"x\"}      | {\"Body\":{\"Message\":\"x\"}}",
        "A=x=y B=\"q\" C=1}            | {\"A\":\"x=y\",\"B\":\"\\\"q\\\"\",\"C\":\"1}\"}",
        "{\"A\":1}                     | {\"A\":1}"
      })
  void body_ofArguments(String arguments, String expected) {
    assertThat(Arguments.body(List.of(arguments.strip().split(" ")), JSON)).isEqualTo(expected);
  }

  @Test
  void body_ofNothing_isEmpty() {
    assertThat(Arguments.body(List.of(), JSON)).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"word", "=x"})
  void body_ofSomethingElse_isRefused(String argument) {
    assertThatThrownBy(() -> Arguments.body(List.of("A=1", argument), JSON))
        .hasMessageContaining("expected: KEY=VALUE");
  }
}
