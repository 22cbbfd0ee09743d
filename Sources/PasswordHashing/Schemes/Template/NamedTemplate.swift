/// The construction of an application, by its name.
public struct NamedTemplate: Sendable, Hashable {
    /// What says that a text is of a template.
    enum Recognition: Sendable, Hashable {
        /// What it starts with: no other system's text does.
        case lead
        /// Its whole form: no other system's text has it.
        case form
        /// A declaration, or a password that is known: others write such texts, too.
        case declaration
    }

    /// The name, as the option `template` and a declaration take it: `joomla`.
    public let name: String
    /// The name for people.
    public let title: String
    /// The template.
    public let template: DigestTemplate
    let recognition: Recognition

    /// Nil where the text is no template; a test proves that none is.
    init?(_ name: String, _ title: String, _ text: String, by recognition: Recognition = .declaration) {
        guard let template = try? DigestTemplate(text) else { return nil }
        (self.name, self.title, self.template, self.recognition) = (name, title, template, recognition)
    }

    /// Finds a template by its name, in any case of letters.
    static func named(_ name: String) -> NamedTemplate? { byName[name.lowercased()] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The template that a text says it is of; nil where only a declaration could.
    static func certain(of text: [UInt8]) -> NamedTemplate? {
        var led: NamedTemplate?
        for named in recognizable where text.starts(with: named.template.layout.lead) {
            if (try? named.template.layout.fields(of: text)) != nil { return named }
            if named.recognition == .lead { led = named }
        }
        return led
    }

    private static let recognizable = all.filter { $0.recognition != .declaration }

    /// The templates whose form a text has that nothing tells apart, where its options are those that they take.
    static func possible(of stored: StoredHash) -> [NamedTemplate] {
        guard let forms = NamedTemplateForm.byOptions[Set(stored.options.names)] else { return [] }
        let count = stored.hash.utf8.count
        let fitting = forms.filter { $0.textCounts.contains(count) }
        guard !fitting.isEmpty else { return [] }
        let text = Array(stored.hash.utf8)
        let places = fitting.filter { (try? $0.layout.fields(of: text)) != nil }.flatMap(\.places)
        return places.sorted().map { all[$0] }
    }
}
