internal import JSONText
internal import PasswordHashing

/// The schemes of a registry, and the formats that none of them reads, as a list.
struct SchemesTable {
    private let rows: [SchemeRow]
    private let unread: [HashFormat]

    init(_ registry: SchemeRegistry = .standard) {
        rows = registry.types.map { SchemeRow($0.descriptor, $0) }.sorted { $0.scheme < $1.scheme }
        var names: Set<String> = []
        unread = FormatTable.formats.filter { $0.kind == .hash && !$0.isVerified && names.insert($0.name).inserted }
    }

    /// Two tables in Markdown.
    var markdown: String {
        let schemes = rows.map { row in
            [
                "`\(row.scheme)`", row.title, Self.list(row.variants), Self.list(row.forms), row.protection,
                row.strengthText,
                row.limit, row.creation.map { "`\($0)`" } ?? "", Self.list(row.options),
            ]
        }
        let formats = unread.map { ["`\($0.name)`", $0.title, $0.advice] }
        return Self.table(
            ["scheme", "hash", "variants", "texts", "protection", "strength", "limit", "new hashes", "options"], schemes
        )
            + (formats.isEmpty
                ? ""
                : "\nKnown by name, and verified by none:\n\n" + Self.table(["format", "hash", "advice"], formats))
    }

    /// A line a scheme, within columns.
    var text: String {
        let schemes =
            [["scheme", "hash", "protection", "limit", "new hashes", "strength"]]
            + rows.map { [$0.scheme, $0.title, $0.protection, $0.limit, $0.creation ?? "-", $0.strengthText] }
        let formats = unread.map { [$0.name, $0.title, $0.advice] }
        return Self.columns(schemes)
            + (formats.isEmpty ? "" : "\nKnown by name, and verified by none:\n" + Self.columns(formats))
    }

    var json: JSONValue {
        .object([
            "schemes": .array(rows.map(\.json)),
            "unverified": .array(
                unread.map { format in
                    .object([
                        "name": .string(format.name), "title": .string(format.title), "advice": .string(format.advice),
                    ])
                }),
        ])
    }

    // MARK: Writing

    private static func list(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: " ") }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        ([head, head.map { _ in "---" }] + rows).map { cells in
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }.joined()
    }

    private static func columns(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { cells in
            let padded = cells.enumerated().map { column, text in
                column == cells.count - 1 ? text : text + String(repeating: " ", count: widths[column] - text.count)
            }
            return padded.joined(separator: "  ") + "\n"
        }.joined()
    }
}

/// What is said of one scheme.
private struct SchemeRow {
    let scheme: String
    let title: String
    let variants: [String]
    /// What its texts look like: the prefixes, lengths and options that they are told by.
    let forms: [String]
    let protection: String
    /// By which figures its hashes are weak, adequate or strong.
    let strength: [StrengthRule]
    let units: [WorkUnit]
    /// The recommended costs of a new hash; nil where none is made.
    let creation: String?
    let options: [String]

    init(_ descriptor: SchemeDescriptor, _ type: any PasswordHash.Type) {
        scheme = descriptor.scheme.name
        title = descriptor.title
        variants = descriptor.variants.map(\.name)
        var forms: [String] = []
        for form in descriptor.shapes.compactMap(Self.form) where !forms.contains(form) { forms.append(form) }
        self.forms = forms
        protection = descriptor.protection.rawValue
        strength = type.strengthRules
        units = descriptor.units
        creation = (type as? any CreatablePasswordHash.Type).map { Self.recommendation($0) }
        options = descriptor.options.map(\.text).sorted()
    }

    var strengthText: String { strength.map(\.text).joined(separator: "; ") }

    /// The most work of one hash.
    var limit: String { units.map { "\(Int(clamping: $0.defaultLimit).grouped) \($0.name)" }.joined(separator: ", ") }

    var json: JSONValue {
        .object([
            "scheme": .string(scheme), "title": .string(title), "variants": Self.array(variants),
            "forms": Self.array(forms), "protection": .string(protection),
            "strength": .array(strength.map(\.json)),
            "limits": .array(
                units.map { unit in
                    .object([
                        "unit": .string(unit.name), "limit": .integer(Int64(clamping: unit.defaultLimit)),
                    ])
                }),
            "newHashes": creation.map(JSONValue.string) ?? .null, "options": Self.array(options),
        ])
    }

    private static func array(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    private static func form(of shape: SchemeDescriptor.Shape) -> String? {
        switch shape {
        case .prefix(let prefix), .prefixed(let prefix, _): prefix + "…"
        case .hex(let count): "\(count) hex digits"
        case .length(let count, _): "\(count) bytes"
        case .option(let name, _): "option \(name.text)"
        // A form that starts with its salt or costs has no text that would tell it to people.
        case .start: nil
        }
    }

    private static func recommendation<Hash: CreatablePasswordHash>(_: Hash.Type) -> String {
        "\(Hash.recommended.name):\(Hash.recommended.costText)"
    }
}
