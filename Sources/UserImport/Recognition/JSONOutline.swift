internal import AppwriteUsers

/// The names in the head of a JSON file, and how its objects stand in it.
///
/// A scanner of brackets and strings, not a parser: a file that is cut off within the head still has an outline.
public struct JSONOutline: Sendable {
    /// How the users stand in the file; nil where no reader takes it so.
    let shape: JSONRows.Shape?
    /// The members of the file's own object: `realm`, `users`.
    public private(set) var root: Set<String> = []
    /// The members of the users: `localId`, `credentials`, and paths below them: `credentials.secretData`.
    public private(set) var element: Set<String> = []
    /// The members of the root object that hold arrays of objects.
    public private(set) var arrays: Set<String> = []
    /// Whether the objects stand one behind the other, each over several lines.
    private(set) var isSpread = false

    init(_ bytes: ArraySlice<UInt8>) {
        var scan = OutlineScan(bytes)
        scan.run()
        root = scan.root
        arrays = scan.arrays
        let isArray = bytes.first == UInt8(ascii: "[")
        if isArray {
            shape = .array(member: nil)
            element = scan.paths(below: "[]")
        } else if scan.hasSecondValue || (!scan.isFirstSpread && !Self.isContainer(scan)) {
            // One object a line, the first of which may be longer than the head.
            shape = scan.isFirstSpread ? nil : .lines
            isSpread = scan.isFirstSpread
            element = scan.paths(below: "")
        } else if scan.arrays.contains("users") {
            shape = .array(member: "users")
            element = scan.paths(below: "users[]")
        } else {
            shape = nil
            element = scan.arrays.sorted().first.map { scan.paths(below: "\($0)[]") } ?? []
        }
    }

    /// Whether an object holds the users in an array, and is none itself.
    private static func isContainer(_ scan: OutlineScan) -> Bool {
        let isUser = scan.root.contains { name in
            switch FieldNames.own[FieldNames.normalized(name)] {
            case .field(.id, _), .field(.email, _), .field(.phone, _): true
            default: false
            }
        }
        return scan.arrays.contains("users") || (!scan.arrays.isEmpty && !isUser)
    }

    /// Whether the users have all of these members.
    public func has(_ names: String...) -> Bool { names.allSatisfy(element.contains) }

    /// Whether the users have one of these members.
    public func hasAny(_ names: String...) -> Bool { names.contains(where: element.contains) }
}

/// Walks over the head and collects the paths of its members.
private struct OutlineScan: Redacted {
    private enum Frame {
        case object(path: String)
        case array(path: String)
    }

    private let bytes: ArraySlice<UInt8>
    private var frames: [Frame] = []
    private var place: Int
    private(set) var paths: Set<String> = []
    public private(set) var root: Set<String> = []
    private(set) var arrays: Set<String> = []
    private(set) var hasSecondValue = false
    private(set) var isFirstSpread = false
    private var valueCount = 0

    /// How many names are kept at the most, and how deep they may lie: a file of brackets alone must cost nothing.
    private static let maximumCount = 2000
    private static let maximumDepth = 16

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    func paths(below prefix: String) -> Set<String> {
        guard !prefix.isEmpty else { return paths }
        return Set(paths.compactMap { $0.hasPrefix(prefix + ".") ? String($0.dropFirst(prefix.count + 1)) : nil })
    }

    mutating func run() {
        var key: String?
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                let text = string()
                guard isBehindKey else { break }
                guard let text else { return }
                key = text
                note(text)
            case UInt8(ascii: "{"):
                begin(&key) { .object(path: $0) }
            case UInt8(ascii: "["):
                begin(&key) { .array(path: $0) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = frames.popLast()
                if frames.isEmpty { valueCount += 1 }
                key = nil
            case UInt8(ascii: ","): key = nil
            case UInt8(ascii: "\n"):
                if !frames.isEmpty, valueCount == 0 { isFirstSpread = true }
            default: break
            }
        }
    }

    private mutating func begin(_ key: inout String?, _ frame: (String) -> Frame) {
        if frames.isEmpty, valueCount > 0 { hasSecondValue = true }
        let path: String
        switch frames.last {
        case _ where frames.count >= Self.maximumDepth: path = ""
        case .object(let outer):
            path = outer.isEmpty ? key ?? "" : "\(outer).\(key ?? "")"
            if frames.count == 1, case .array = frame(path), let key { arrays.insert(key) }
        case .array(let outer): path = "\(outer)[]"
        case nil: path = ""
        }
        frames.append(frame(path))
        key = nil
    }

    /// Whether the string that has just been passed is the name of a member.
    private var isBehindKey: Bool {
        guard case .object = frames.last else { return false }
        var next = place
        while next < bytes.endIndex, bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
        return next < bytes.endIndex && bytes[next] == UInt8(ascii: ":")
    }

    private mutating func note(_ key: String) {
        guard case .object(let path) = frames.last, paths.count < Self.maximumCount, frames.count <= Self.maximumDepth
        else { return }
        if frames.count == 1 { root.insert(key) }
        paths.insert(path.isEmpty ? key : "\(path).\(key)")
    }

    /// Passes the rest of a string; nil where it is not text or does not end.
    private mutating func string() -> String? {
        let start = place
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\\") { place = min(place + 1, bytes.endIndex) }
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes[start..<place - 1], as: UTF8.self) }
        }
        return nil
    }
}
