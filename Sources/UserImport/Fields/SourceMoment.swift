public import AppwriteUsers

/// A date and time as exports write it: ISO 8601 with a `T` or a space, seconds or milliseconds since 1970, or the form
/// of HTTP and e-mail (`Sun, 01 Jan 2023 00:00:00 GMT`).
public enum SourceMoment: Sendable, Hashable {
    /// What systems write for "not yet": `0`, the year 0000 (MySQL), the epoch itself.
    case never
    /// A point in time.
    case at(Timestamp)
    /// PostgreSQL's `infinity`.
    case forever

    /// Reads a text; nil for one that is no date.
    public init?(_ text: String) {
        if text.hasPrefix("0000-00-00") || text == "-infinity" {
            self = .never
            return
        }
        if text == "infinity" {
            self = .forever
            return
        }
        guard let timestamp = Self.number(text) ?? Self.iso(text) ?? Self.httpDate(text) else { return nil }
        self = timestamp.milliseconds == 0 ? .never : .at(timestamp)
    }

    /// The point in time, or nil where it is none.
    var timestamp: Timestamp? { if case .at(let timestamp) = self { timestamp } else { nil } }

    /// Whether it has come by another time.
    func isPast(at now: Timestamp) -> Bool {
        switch self {
        case .never, .forever: false
        case .at(let timestamp): timestamp <= now
        }
    }

    /// Whether it is still to come at another time.
    func isFuture(at now: Timestamp) -> Bool {
        switch self {
        case .never: false
        case .forever: true
        case .at(let timestamp): timestamp > now
        }
    }

    /// Seconds of nine (from 1973) to eleven digits (the year 5138), milliseconds up to fourteen, microseconds beyond.
    private static func number(_ text: String) -> Timestamp? {
        guard text == "0" || 9...17 ~= text.utf8.count, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            let number = Int64(text)
        else { return nil }
        switch text.utf8.count {
        case ...11: return Timestamp(milliseconds: number * 1000)
        case ...14: return Timestamp(milliseconds: number)
        default: return Timestamp(milliseconds: number / 1000)
        }
    }

    /// ISO 8601, also with an offset in hours alone, as PostgreSQL writes it, or with ` UTC` behind it, as Rails does.
    private static func iso(_ text: String) -> Timestamp? {
        if let timestamp = Timestamp(text) { return timestamp }
        if text.hasSuffix(" UTC") { return Timestamp(String(text.dropLast(4)) + "Z") }
        let sign = text.utf8.dropLast(2).last
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text.contains(":") else { return nil }
        return Timestamp(text + ":00")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 01 Jan 2023 00:00:00 GMT` (RFC 9110, section 5.6.7): always GMT.
    private static func httpDate(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT" || parts[5] == "+0000",
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        func padded(_ text: some StringProtocol) -> String { text.utf8.count == 1 ? "0\(text)" : String(text) }
        return Timestamp("\(parts[3])-\(padded(String(month + 1)))-\(padded(parts[1]))T\(parts[4])Z")
    }
}
