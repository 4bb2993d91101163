package vn.gov.phutho.cleangov.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The draw is fair and can be repeated, whatever the frame (D1, D2.3c). */
class SampleTest {

    /** Up to thirteen districts of up to twenty communes each; some have none. */
    @Provide
    Arbitrary<Map<String, List<String>>> frames() {
        return Arbitraries.integers()
                .between(0, 20)
                .list()
                .ofMinSize(0)
                .ofMaxSize(13)
                .map(sizes -> {
                    Map<String, List<String>> frame = new LinkedHashMap<>();
                    for (int district = 0; district < sizes.size(); district++) {
                        List<String> communes = new ArrayList<>();
                        for (int commune = 0; commune < sizes.get(district); commune++) {
                            communes.add("%05d".formatted(district * 100 + commune));
                        }
                        frame.put(String.valueOf(230 + district), communes);
                    }
                    return frame;
                });
    }

    @Property
    @Tag("D2.3c")
    void the_same_seed_share_and_frame_give_the_same_sample_in_whatever_order_they_come(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll("frames") Map<String, List<String>> frame,
            @ForAll long shuffling) {
        Random order = new Random(shuffling);
        List<String> districts = new ArrayList<>(frame.keySet());
        Collections.shuffle(districts, order);
        Map<String, List<String>> shuffled = new LinkedHashMap<>();
        districts.forEach(district -> {
            List<String> communes = new ArrayList<>(frame.get(district));
            Collections.shuffle(communes, order);
            shuffled.put(district, communes);
        });

        assertThat(Sample.draw(seed, share, shuffled)).isEqualTo(Sample.draw(seed, share, frame));
    }

    @Property
    @Tag("D2.3c")
    void every_district_has_one_and_together_there_are_as_many_as_the_share_asks_for(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll("frames") Map<String, List<String>> frame) {
        List<String> drawn = Sample.draw(seed, share, frame);

        List<List<String>> strata =
                frame.values().stream().filter(communes -> !communes.isEmpty()).toList();
        int recognised = strata.stream().mapToInt(List::size).sum();
        assertThat(drawn)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize(Math.max(strata.size(), (int) Math.ceil(recognised * share / 100.0)))
                .isSubsetOf(strata.stream().flatMap(List::stream).toList());
        assertThat(strata).allSatisfy(communes -> assertThat(drawn).containsAnyElementsOf(communes));
    }

    @Property(tries = 20)
    @Tag("D2.3c")
    void every_commune_can_be_drawn(@ForAll("frames") Map<String, List<String>> frame) {
        Set<String> met = new TreeSet<>();
        for (int seed = 0; seed < 500; seed++) {
            met.addAll(Sample.draw(seed, 1, frame));
        }

        assertThat(met)
                .containsExactlyElementsOf(
                        frame.values().stream().flatMap(List::stream).sorted().toList());
    }

    /** No district is preferred beyond its one, nor the first or the last of a list: 30 of 100 communes, drawn 4,000 times. */
    @Example
    @Tag("D2.3c")
    void the_draw_is_fair() {
        Map<String, List<String>> frame = Map.of("1", codes(0, 50), "2", codes(50, 50));
        Map<String, Integer> times = new HashMap<>();
        for (int seed = 0; seed < 4000; seed++) {
            Sample.draw(seed, 30, frame).forEach(code -> times.merge(code, 1, Integer::sum));
        }

        assertThat(times).hasSize(100);
        assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(1020, 1380));
    }

    /** Worked out with {@code sha256sum} and {@code sort}: this sample must come out now and in ten years. */
    @Example
    @Tag("D2.3c")
    void a_sample_can_be_computed_without_this_program() {
        Map<String, List<String>> frame = Map.of("230", codes(0, 12), "231", codes(12, 9), "232", codes(21, 1));

        assertThat(Sample.lot(20261208, "00000"))
                .isEqualTo("bd4f598e577f9dd1c2e20f66e8d92a6c0d891238e2c37b9f1ea7f30f9f8f7cdc");
        assertThat(Sample.draw(20261208, 30, frame))
                .containsExactly("00008", "00009", "00010", "00012", "00014", "00018", "00021");
    }

    private static List<String> codes(int from, int count) {
        List<String> codes = new ArrayList<>();
        for (int code = from; code < from + count; code++) {
            codes.add("%05d".formatted(code));
        }
        return codes;
    }
}
