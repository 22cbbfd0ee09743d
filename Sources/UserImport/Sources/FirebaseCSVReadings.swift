import FileReading

/// The ways in which a row of a Firebase export can be cut into a number of fields.
///
/// The older releases of the tool that writes the file put quotes around a name with a comma in it, and leave the quotes
/// within it as they are; custom attributes with commas have no quotes at all. So a comma separates two fields, or is
/// part of one that starts with a quote and ends with a quote, or of custom attributes between braces. Which it is, only
/// the number of fields can tell. All ways are followed at once: for every number of fields up to a comma it is kept
/// whether no, one or several ways lead there. Time is linear in the length of the row, and memory constant.
struct FirebaseCSVReadings {
    /// How many ways there are; of the only one, those fields that contain commas or line breaks.
    enum Answer {
        case none
        case one(joined: [Range<Int>])
        case several
    }

    private static let maximumCount = FirebaseCSVForm.maximumCount

    /// The ways to have so many fields before the field that is being read.
    private var ends = [Ways](repeating: Ways(), count: maximumCount + 1)
    /// The ways to have so many fields, and behind them one that started with a quote and goes on.
    private var quoted = [OpenField](repeating: OpenField(), count: maximumCount + 1)
    /// The same of custom attributes that started with a brace.
    private var attributes = OpenField()
    /// The smallest number of fields that can have a way in ``ends``, and in ``quoted``.
    private var firstEnd = 0
    private var firstQuoted = maximumCount
    private var commaCount = 0
    private var fieldStart = 0
    private var lineEnd: Int?
    /// Whether the field that is being read has a line break in it, and must be a quoted one.
    private var hasLineBreak = false
    private let allowsLineBreaks: Bool

    /// Starts with an empty row.
    /// - Parameter allowsLineBreaks: Whether a field without quotes may go on in the next line.
    init(allowsLineBreaks: Bool = false) {
        self.allowsLineBreaks = allowsLineBreaks
        ends[0].count = 1
    }

    /// Whether a field may have started with a quote and not have ended.
    var isOpen: Bool { quoted.contains { $0.ways.count > 0 } }

    /// Reads on through another line of the row.
    /// - Parameters:
    ///   - row: The bytes from the row's start on.
    ///   - line: Where the line stands in them, without its end.
    mutating func add(_ line: Range<Int>, of row: Span<UInt8>) {
        breakLine(row)
        var place = line.lowerBound
        while let comma = ByteSearch.firstIndex(of: UInt8(ascii: ","), in: row, from: place), comma < line.upperBound {
            passComma(at: comma, row)
            place = comma + 1
        }
        lineEnd = line.upperBound
    }

    /// The ways in which the lines so far are a row of one of these forms.
    func answer(_ row: Span<UInt8>, forms: [FirebaseCSVForm]) -> Answer {
        guard let lineEnd else { return .none }
        var ways = Ways()
        for form in forms where !form.endsInComma || fieldStart == lineEnd {
            ways.add(field(after: form.fieldCount - 1, endingAt: lineEnd, row))
        }
        return switch ways.count {
        case 0: .none
        case 1: .one(joined: ways.joined?.all ?? [])
        default: .several
        }
    }
}

extension FirebaseCSVReadings {
    private mutating func breakLine(_ row: Span<UInt8>) {
        guard let end = lineEnd, !allowsLineBreaks else { return }
        attributes = OpenField()
        guard !hasLineBreak else { return }
        hasLineBreak = true
        guard fieldStart < end, row[fieldStart] == UInt8(ascii: "\"") else { return }
        for count in firstEnd..<Self.maximumCount { quoted[count].add(ends[count], start: fieldStart) }
        firstQuoted = min(firstQuoted, firstEnd)
    }

    private mutating func passComma(at comma: Int, _ row: Span<UInt8>) {
        let opensQuote = !hasLineBreak && row[fieldStart] == UInt8(ascii: "\"")
        let opensBrace = !hasLineBreak && row[fieldStart] == UInt8(ascii: "{")
        let first = min(
            firstEnd, firstQuoted, attributes.ways.count > 0 ? FirebaseCSVForm.attributesColumn : Self.maximumCount)
        // From the last field to the first: each takes the place of one that has been used.
        for count in stride(from: min(commaCount, Self.maximumCount - 1), through: first, by: -1) {
            let ways = field(after: count, endingAt: comma, row)
            if opensQuote { quoted[count].add(ends[count], start: fieldStart) }
            if opensBrace, count == FirebaseCSVForm.attributesColumn { attributes.add(ends[count], start: fieldStart) }
            ends[count + 1] = ways
        }
        ends[first] = Ways()
        if opensQuote { firstQuoted = min(firstQuoted, firstEnd) }
        firstEnd = min(first + 1, Self.maximumCount)
        commaCount += 1
        fieldStart = comma + 1
        hasLineBreak = false
    }

    /// The ways to have one field more than a number, when it ends at a place.
    ///
    /// A field without a comma has the same ends with and without quotes: that is one way.
    private func field(after count: Int, endingAt end: Int, _ row: Span<UInt8>) -> Ways {
        var ways = hasLineBreak ? Ways() : ends[count]
        guard end > fieldStart else { return ways }
        if row[end - 1] == UInt8(ascii: "\"") { ways.add(quoted[count].closed(at: end)) }
        if row[end - 1] == UInt8(ascii: "}"), count == FirebaseCSVForm.attributesColumn {
            ways.add(attributes.closed(at: end))
        }
        return ways
    }
}

/// How many ways there are, and of the only one which fields contain commas.
private struct Ways {
    /// 0, 1, or 2 for more than one.
    var count = 0
    var joined: JoinedField?

    mutating func add(_ other: Ways) {
        guard other.count > 0 else { return }
        joined = count == 0 ? other.joined : nil
        count = min(2, count + other.count)
    }
}

/// The ways to a field that has started and may go on over commas.
private struct OpenField {
    private(set) var ways = Ways()
    private var start = 0

    mutating func add(_ more: Ways, start: Int) {
        guard more.count > 0 else { return }
        ways.add(more)
        self.start = start
    }

    func closed(at end: Int) -> Ways {
        guard ways.count == 1 else { return ways }
        return Ways(count: 1, joined: JoinedField(range: start..<end, before: ways.joined))
    }
}

/// A field that contains commas, and those before it; ways share them.
private final class JoinedField: Sendable {
    let range: Range<Int>
    let before: JoinedField?

    init(range: Range<Int>, before: JoinedField?) {
        self.range = range
        self.before = before
    }

    /// All of them, the first one first.
    var all: [Range<Int>] { (before?.all ?? []) + [range] }
}
