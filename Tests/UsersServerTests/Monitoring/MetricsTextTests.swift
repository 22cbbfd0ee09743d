import PasswordVerification
import Testing

@testable import UsersServer

/// The text exposition format 0.0.4.
@Suite struct MetricsTextTests {
    private static let family = MetricFamily(.counter, "a_total", labels: ["b"], "A \\ and\nanother.")

    @Test func aValueOfALabelCannotLeaveItsQuotes() {
        var text = MetricsText()
        text.write(Self.family, [MetricsText.Sample(1, "x\" \\\ny")])
        #expect(
            text.text == #"""
                # HELP a_total A \\ and\nanother.
                # TYPE a_total counter
                a_total{b="x\" \\\ny"} 1

                """#)
    }

    @Test func aFamilyWithoutSamplesHasItsHead() {
        var text = MetricsText()
        text.write(MetricFamily(.gauge, "c", "C."), [MetricsText.Sample]())
        #expect(text.text == "# HELP c C.\n# TYPE c gauge\n")
    }

    @Test func numbersAreWholeWhereTheyCanBe() {
        var text = MetricsText()
        text.write(
            MetricFamily(.gauge, "c", "C."),
            [MetricsText.Sample(3), MetricsText.Sample(0.25), MetricsText.Sample(Double.infinity)])
        #expect(text.text.split(separator: "\n").suffix(3) == ["c 3", "c 0.25", "c +Inf"])
    }

    @Test func aBucketCountsWhatTheOnesBeforeItCount() {
        var histogram = DurationHistogram()
        for duration in [Duration.zero, .milliseconds(1), .microseconds(1001), .seconds(60), .seconds(61)] {
            histogram.add(duration)
        }
        var text = MetricsText()
        text.write(MetricFamily(.histogram, "d_seconds", labels: ["b"], "D."), [(["x"], histogram)])
        let lines = text.text.split(separator: "\n").dropFirst(2)
        #expect(lines.first == #"d_seconds_bucket{b="x",le="0.001"} 2"#)
        #expect(lines.dropFirst().first == #"d_seconds_bucket{b="x",le="0.0025"} 3"#)
        let end = Array(lines.suffix(4))
        #expect(end[0] == #"d_seconds_bucket{b="x",le="60"} 4"#)
        #expect(end[1] == #"d_seconds_bucket{b="x",le="+Inf"} 5"#)
        let sum = Double(end[2].dropFirst(#"d_seconds_sum{b="x"} "#.count)) ?? 0
        #expect(end[2].hasPrefix(#"d_seconds_sum{b="x"} "#) && abs(sum - 121.002001) < 1e-9)
        #expect(end[3] == #"d_seconds_count{b="x"} 5"#)
        #expect(lines.count == DurationHistogram.boundaries.count + 3)
    }

    @Test func theBoundariesFitFromAMillisecondToAMinute() {
        #expect(DurationHistogram.boundaries == DurationHistogram.boundaries.sorted())
        #expect(DurationHistogram.boundaries.first == .milliseconds(1))
        #expect(DurationHistogram.boundaries.last == .seconds(60))
    }

    /// Prometheus, "Metric and label naming".
    @Test(arguments: MetricFamily.all) func namesFollowTheConventions(_ family: MetricFamily) {
        #expect(family.name.hasPrefix("hashferry_") || family.name.hasPrefix("process_"))
        #expect(family.name.wholeMatch(of: /[a-z_]+/) != nil)
        #expect(family.name.hasSuffix("_total") == (family.kind == .counter))
        if family.kind == .histogram { #expect(family.name.hasSuffix("_seconds")) }
        #expect(family.help.hasSuffix("."))
        #expect(family.labels.allSatisfy { $0.wholeMatch(of: /[a-z]+/) != nil })
    }

    @Test func noLabelTakesTheMemory() {
        let counter = LabelledCounter(Self.family, known: [["known"]])
        for number in 0..<LabelledCounter.maximumCount * 2 { counter.count("\(number)") }
        counter.count("known")
        var text = MetricsText()
        counter.write(to: &text)
        #expect(text.text.split(separator: "\n").count == LabelledCounter.maximumCount + 2)
        #expect(text.text.contains("a_total{b=\"known\"} 1\n"))
    }
}

extension MetricFamily: CustomTestStringConvertible {
    public var testDescription: String { name }
}
