internal import ArgumentParser
internal import UserImport

/// How the fields of the file are read: how a person overrules the importer.
struct FieldArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Which column (CSV) or member (JSON, with dots: _id.$oid) holds a field. The fields are \(Self.names). \
            'disabled=!is_active' reads the opposite. May be given several times.
            """, valueName: "field=column"))
    var map: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out a column or member, though it seems to hold hashes. May be given several times.",
            valueName: "column"))
    var ignore: [String] = []

    @Flag(help: "The field named password holds passwords, whatever they look like.")
    var plainPasswords = false

    @Flag(help: "Reject a row for an optional field that cannot be read, instead of leaving the field out.")
    var strictFields = false

    @Option(
        help: ArgumentHelp(
            "The country of phone numbers without a country code: two letters (DE) or the calling code (49).",
            valueName: "country"))
    var defaultCountry: String?

    private static let names = SourceOptions.mappableFields.joined(separator: ", ")

    /// What decides what becomes of a row: a journal is resumed with the same only.
    var context: [String] {
        map.sorted() + ignore.sorted().map { "ignore \($0)" }
            + [String(plainPasswords), String(strictFields), defaultCountry ?? ""]
    }

    /// The options of a source, as far as they are about fields.
    func options() throws -> SourceOptions {
        var options = SourceOptions()
        for text in map {
            guard let equals = text.firstIndex(of: "=") else {
                throw Failure.usage("--map takes field=column", hint: "--map email=\"E-Mail Address\"")
            }
            let field = String(text[..<equals])
            guard options.columns.updateValue(String(text[text.index(after: equals)...]), forKey: field) == nil else {
                throw Failure.usage("--map names a field twice", hint: "a field is read from one column")
            }
        }
        options.ignored = ignore
        options.plainPasswords = plainPasswords
        options.strictFields = strictFields
        if let defaultCountry {
            guard let code = CountryCode.callingCode(defaultCountry) else {
                throw Failure.usage(
                    "--default-country takes a country's two letters or its calling code", hint: "--default-country DE")
            }
            options.defaultCallingCode = code
        }
        return options
    }
}
