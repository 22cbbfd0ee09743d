import Foundation
import JSONText

/// The vectors of a scheme as the lines of `verify --batch`, with what each must be answered.
struct BatchVectors {
    /// What a line must be answered: the verdict, and the codes with which its reason may begin.
    struct Expected {
        let id: String
        let verdict: String
        let codes: [String]
    }

    let lines: [String]
    let expected: [Expected]

    /// The schemes that have vectors.
    static let schemes: [String] = {
        let folder = Repository.path("Vectors/schemes")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }()

    /// Reads the vectors of a scheme, those left out that take a second or 256 MiB.
    init(scheme: String) throws {
        let cases = try JSONParser.parse(Repository.read("Vectors/schemes/\(scheme).json"))["cases"]?.arrayValue ?? []
        let cheap = cases.filter { $0["flags"]?.arrayValue?.contains("Expensive") != true }
        lines = cheap.map { vector in
            var line = vector["stored"]?.objectValue ?? JSONObject()
            for key in ["password", "passwordHex"] { line[key] = vector[key] }
            return JSONValue.object(line).jsonText
        }
        expected = try cheap.map { vector in
            guard let id = vector["id"]?.stringValue, let expect = vector["expect"]?.stringValue else { throw Broken() }
            switch expect {
            case "match", "mismatch": return Expected(id: id, verdict: expect, codes: [])
            case "unsupported": return Expected(id: id, verdict: "error", codes: [expect, "passwordUnsupported"])
            // A format that is known by its look only is refused by its name.
            case "unrecognized": return Expected(id: id, verdict: "error", codes: [expect, "unsupported"])
            default: return Expected(id: id, verdict: "error", codes: [expect])
            }
        }
    }

    private struct Broken: Error {}
}
