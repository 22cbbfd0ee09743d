internal import CryptoPrimitives
internal import JSONText

/// The first line of a journal: which import it is of, where the users go, and the key of its fingerprints.
public struct JournalHeader: Sendable, Hashable {
    /// The version of the format.
    static let version: Int64 = 2

    /// The name of the export's source.
    public let source: String
    /// What tells the import from others.
    public let export: ExportFingerprint
    /// Where the users go, in the destination's own words, such as `database` or `endpoint`.
    public let destination: [String: String]
    /// When the run began, in milliseconds since 1970.
    public let begun: Int64
    /// The random key of the fingerprints of stored hashes.
    let fingerprintKey: [UInt8]

    init(source: String, export: ExportFingerprint, destination: [String: String], begun: Int64) {
        (self.source, self.export, self.destination, self.begun) = (source, export, destination, begun)
        fingerprintKey = RandomBytes.generate(count: 32)
    }

    /// Reads a line that `json` made; nil where it is something else.
    init?(json: JSONObject) {
        guard json["journal"] == .integer(Self.version), case .string(let source)? = json["source"],
            case .integer(let size)? = json["size"], case .string(let digest)? = json["digest"],
            let digestBytes = HexText.read(digest), case .integer(let begun)? = json["begun"],
            case .string(let key)? = json["key"], let fingerprintKey = HexText.read(key), fingerprintKey.count == 32,
            case .object(let places)? = json["destination"]
        else { return nil }
        var destination: [String: String] = [:]
        for place in places.members {
            guard case .string(let text) = place.value else { return nil }
            destination[place.key] = text
        }
        export = ExportFingerprint(size: Int(size), digest: digestBytes)
        (self.source, self.destination, self.begun, self.fingerprintKey) = (source, destination, begun, fingerprintKey)
    }

    var json: JSONObject {
        let places = destination.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return [
            "journal": .integer(Self.version), "source": .string(source), "size": .integer(Int64(export.size)),
            "digest": .string(export.digestText), "destination": .object(JSONObject(places)), "begun": .integer(begun),
            "key": .string(HexText.text(of: fingerprintKey)),
        ]
    }

    /// Whether the other is of the same import.
    func isOfSameImport(as other: JournalHeader) -> Bool { source == other.source && export == other.export }
}
