package org.liveseam.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3986, 5.4, and what the JDK gets wrong. */
final class ReferencesTest {
  @ParameterizedTest
  @CsvSource({
    "g:h, g:h",
    "g, http://a/b/c/g",
    "./g, http://a/b/c/g",
    "g/, http://a/b/c/g/",
    "/g, http://a/g",
    "//g, http://g",
    "?y, http://a/b/c/d;p?y",
    "g?y, http://a/b/c/g?y",
    "#s, http://a/b/c/d;p?q#s",
    "g#s, http://a/b/c/g#s",
    "g?y#s, http://a/b/c/g?y#s",
    ";x, http://a/b/c/;x",
    "'', http://a/b/c/d;p?q",
    "., http://a/b/c/",
    "./, http://a/b/c/",
    ".., http://a/b/",
    "../, http://a/b/",
    "../g, http://a/b/g",
    "../.., http://a/",
    "../../g, http://a/g",
    "../../../g, http://a/g",
    "/../g, http://a/g",
    "g., http://a/b/c/g.",
    "..g, http://a/b/c/..g",
    "./../g, http://a/b/g",
    "./g/., http://a/b/c/g/",
    "g/../h, http://a/b/c/h",
    "g?y/../x, http://a/b/c/g?y/../x",
    "https://h/../x, https://h/x",
  })
  void references(String reference, String expected) throws URISyntaxException {
    assertEquals(
        expected, References.resolve(URI.create("http://a/b/c/d;p?q"), reference).toString());
  }

  @Test
  void aHostIsNotLengthened() throws URISyntaxException {
    assertEquals("http://a/x", References.resolve(URI.create("http://a"), "x").toString());
    assertEquals("http://a?x", References.resolve(URI.create("http://a"), "?x").toString());
  }

  @Test
  void aFragmentIsKept() throws URISyntaxException {
    assertEquals("http://a/x#f", References.resolve(URI.create("http://a/y#f"), "/x").toString());
  }

  @Test
  void whatIsNoReferenceIsAnError() {
    assertThrows(
        URISyntaxException.class, () -> References.resolve(URI.create("http://a/"), "a b"));
  }
}
