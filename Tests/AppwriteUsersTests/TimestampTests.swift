import AppwriteUsers
import TestSupport
import Testing

@Suite("Timestamps")
struct TimestampTests {
    /// Times with their milliseconds since 1970, by `date -u -d … +%s`.
    static let known: [(String, Int64)] = [
        ("1970-01-01T00:00:00.000+00:00", 0),
        ("1969-12-31T23:59:59.999+00:00", -1),
        ("1969-12-31T23:59:59.000+00:00", -1000),
        ("2000-02-29T12:00:00.000+00:00", 951_825_600_000),
        ("2000-03-01T00:00:00.000+00:00", 951_868_800_000),
        ("1900-03-01T00:00:00.000+00:00", -2_203_891_200_000),
        ("1900-02-28T23:59:59.999+00:00", -2_203_891_200_001),
        ("2024-02-29T00:00:00.000+00:00", 1_709_164_800_000),
        ("2026-11-23T13:05:00.007+00:00", 1_795_439_100_007),
        ("2038-01-19T03:14:08.000+00:00", 2_147_483_648_000),
        ("2100-02-28T23:59:59.999+00:00", 4_107_542_399_999),
        ("2100-03-01T00:00:00.000+00:00", 4_107_542_400_000),
        ("9999-12-31T23:59:59.999+00:00", 253_402_300_799_999),
        ("0001-01-01T00:00:00.000+00:00", -62_135_596_800_000),
        ("0000-03-01T00:00:00.000+00:00", -62_162_035_200_000),
    ]

    @Test(arguments: known)
    func writesAndReadsKnownTimes(text: String, milliseconds: Int64) {
        #expect(Timestamp(text) == Timestamp(milliseconds: milliseconds))
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    /// Spellings of one and the same time.
    @Test(arguments: [
        "2026-11-23T13:05:00.000+00:00", "2026-11-23T13:05:00Z", "2026-11-23t13:05:00z", "2026-11-23 13:05:00",
        "2026-11-23T13:05", "2026-11-23T15:05:00+02:00", "2026-11-23T15:05+0200", "2026-11-23T07:35:00.0-05:30",
        "2026-11-24T12:04:00+22:59", "2026-11-22T13:06:00.000000-23:59", "2026-11-23T13:05:00.000999Z",
        "2026-11-23T13:05:00-00:00",
    ])
    func readsEverySpelling(text: String) {
        #expect(Timestamp(text)?.description == "2026-11-23T13:05:00.000+00:00")
    }

    @Test(arguments: [("0", 0), ("1", 100), ("12", 120), ("123", 123), ("1239", 123), ("0099999999999999999999", 9)])
    func cutsFractionsToMilliseconds(decimals: String, milliseconds: Int64) {
        #expect(Timestamp("1970-01-01T00:00:00.\(decimals)Z")?.milliseconds == milliseconds)
    }

    /// What is configured and what clients say may be any number.
    @Test(
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000+00:00"), (0, -1, "1969-12-31T23:59:59.000+00:00"),
            (1_795_439_100_007, 31_536_000, "2027-11-23T13:05:00.007+00:00"),
            (0, .max, "9999-12-31T23:59:59.999+00:00"), (0, .min, "0000-01-01T00:00:00.000+00:00"),
            (.max, 1, "9999-12-31T23:59:59.999+00:00"), (.min, -1, "0000-01-01T00:00:00.000+00:00"),
            (0, 253_402_300_800, "9999-12-31T23:59:59.999+00:00"),
            (0, 253_402_300_799, "9999-12-31T23:59:59.000+00:00"),
            (0, -62_167_219_201, "0000-01-01T00:00:00.000+00:00"), (1, .max / 1000, "9999-12-31T23:59:59.999+00:00"),
        ] as [(Int64, Int64, String)])
    func addsSecondsWithinTheYearsThatCanBeWritten(milliseconds: Int64, seconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).adding(seconds: seconds).description == text)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000+00:00"), (253_402_300_799, "9999-12-31T23:59:59.000+00:00"),
            (-62_167_219_200, "0000-01-01T00:00:00.000+00:00"), (253_402_300_800, nil), (-62_167_219_201, nil),
            (.max, nil), (.min, nil), (.max / 1000, nil), (.max / 1000 + 1, nil), (.min / 1000 - 1, nil),
        ] as [(Int64, String?)])
    func takesSecondsOfTheYearsThatCanBeWritten(seconds: Int64, text: String?) {
        #expect(Timestamp(seconds: seconds)?.description == text)
    }

    @Test func readsADayAsItsStart() {
        #expect(Timestamp("1970-01-02")?.milliseconds == 86_400_000)
    }

    @Test(arguments: [
        "", " ", "2026", "2026-11", "2026-11-2", "26-11-23", "2026-11-23T", "2026-11-23T13", "2026-11-23T1:05",
        "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29", "2100-02-29",
        "2026-11-23T24:00:00", "2026-11-23T13:60:00", "2026-11-23T13:05:60", "2026-11-23T13:05:00.",
        "2026-11-23T13:05:00.Z", "2026-11-23T13:05:00+2", "2026-11-23T13:05:00+24:00", "2026-11-23T13:05:00+02:60",
        "2026-11-23T13:05:00Zx", "2026-11-23T13:05:00 Z", " 2026-11-23", "2026-11-23 ", "2026-11-23Z", "+2026-11-23",
        "-2026-11-23", "12026-11-23", "2026/11/23", "٢٠٢٦-11-23", "2026-11-23T13:05:00,5", "2026-11-23T13:05:00+02:0",
    ])
    func refusesWhatIsNoDate(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func comesBackFromItsTextWhateverItIs() {
        var generator = SeededGenerator(seed: 1969)
        // From the start of the year 0 to the end of the year 9999.
        let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
        for _ in 0..<20_000 {
            let time = Timestamp(milliseconds: .random(in: range, using: &generator))
            #expect(Timestamp(time.description) == time)
        }
    }

    /// A calendar of its own: it counts days one by one.
    @Test func agreesWithACountOfDays() {
        var (year, month, day) = (1895, 1, 1)
        var time = Timestamp(milliseconds: -2_366_755_200_000)
        while year < 2110 {
            let written = time.description
            #expect(written.hasPrefix("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T00:00"))
            let isLeap = year % 4 == 0 && year != 1900 && year != 2100
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            time = time.adding(seconds: 86_400)
        }
    }

    @Test func ordersByTime() {
        #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
        #expect(Timestamp(milliseconds: 5).adding(seconds: -1) == Timestamp(milliseconds: -995))
    }
}
