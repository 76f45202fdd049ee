package org.hilum.dicom.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hilum.dicom.text.CharacterSet;

/**
 * Elements in the order of their tags, without group lengths. Immutable. A value that is not there,
 * is empty or is not of the kind that is asked for is absent; where several are asked for, none is
 * there.
 */
public final class DataSet {
  private final SortedMap<Tag, Element> elements;
  private final CharacterSet characters;

  DataSet(SortedMap<Tag, Element> elements, CharacterSet characters) {
    this.elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    this.characters = characters;
  }

  public static DataSetBuilder builder() {
    return new DataSetBuilder(CharacterSet.DEFAULT);
  }

  /** For an item: what the data set around it says of its characters holds here too. */
  public static DataSetBuilder builder(CharacterSet inherited) {
    return new DataSetBuilder(inherited);
  }

  /** A builder that holds these elements. */
  public DataSetBuilder toBuilder() {
    DataSetBuilder builder = new DataSetBuilder(characters);
    elements.values().forEach(builder::element);
    return builder;
  }

  public Collection<Element> elements() {
    return elements.values();
  }

  /** What its texts are written in. */
  public CharacterSet characters() {
    return characters;
  }

  public Optional<Element> element(Tag tag) {
    return Optional.ofNullable(elements.get(tag));
  }

  /** Whether the element is there and not empty. */
  public boolean has(Tag tag) {
    return element(tag).filter(element -> !element.isEmpty()).isPresent();
  }

  /** The texts of a value, without insignificant spaces; an empty one among them stays. */
  public List<String> texts(Tag tag) {
    return element(tag).map(element -> element.texts(characters)).orElse(List.of());
  }

  /** The first text. */
  public Optional<String> text(Tag tag) {
    return texts(tag).stream().findFirst().filter(text -> !text.isEmpty());
  }

  /** Of IS, US, SS, UL, SL, SV, OW and OL. */
  public List<Long> integers(Tag tag) {
    return element(tag)
        .map(
            element ->
                element.representation() == ValueRepresentation.IS
                    ? numbers(texts(tag), Long::valueOf)
                    : Numbers.integers(element))
        .orElse(List.of());
  }

  /** The first integer, if an int holds it. */
  public Optional<Integer> integer(Tag tag) {
    return integers(tag).stream()
        .findFirst()
        .filter(number -> number == number.intValue())
        .map(Long::intValue);
  }

  /** Of DS, FL, FD, OF, OD and all that {@link #integers} reads; finite. */
  public List<Double> decimals(Tag tag) {
    List<Double> decimals =
        element(tag)
            .map(
                element ->
                    element.representation().isText()
                        ? numbers(texts(tag), text -> new BigDecimal(text).doubleValue())
                        : Numbers.decimals(element))
            .orElse(List.of());
    return decimals.stream().allMatch(Double::isFinite) ? decimals : List.of();
  }

  /** The first decimal. */
  public Optional<Double> decimal(Tag tag) {
    return decimals(tag).stream().findFirst();
  }

  /** Of AT. */
  public List<Tag> tags(Tag tag) {
    return element(tag).map(Numbers::tags).orElse(List.of());
  }

  public List<DataSet> items(Tag tag) {
    return element(tag)
        .map(Element::value)
        .map(value -> value instanceof Items items ? items.items() : List.<DataSet>of())
        .orElse(List.of());
  }

  public Optional<Uid> uid(Tag tag) {
    return text(tag).filter(Uid::isWellFormed).map(Uid::new);
  }

  public Optional<PersonName> personName(Tag tag) {
    return text(tag).map(PersonName::parse);
  }

  public Optional<LocalDate> date(Tag tag) {
    return text(tag).flatMap(Times::date);
  }

  public Optional<LocalTime> time(Tag tag) {
    return text(tag).flatMap(Times::time);
  }

  private static <T> List<T> numbers(List<String> texts, Conversion<T> conversion) {
    try {
      return texts.stream().map(conversion::of).toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  private interface Conversion<T> {
    T of(String text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataSet that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return elements.size() + " elements";
  }
}
