/// A construction of salted, nested, keyed or repeated digests, as data: how a text is laid out, and what is computed.
///
///     hex(digest) . ":" . salt = md5(md5(password) . salt)
///
/// The text before the equals sign is the layout; without it, the stored text is the digest in hex, and a salt stands
/// in the option `salt`. `docs/guides/digest-templates.md` has the whole language.
public struct DigestTemplate: Sendable, Hashable {
    let layout: TemplateLayout
    let expression: TemplateExpression

    /// Reads a template's text.
    /// - Throws: where the text is no template, or one over the bounds: where, and what was expected there.
    public init(_ text: String) throws(TemplateError) {
        (layout, expression) = try TemplateParser.parse(text)
        // Written, a byte becomes four at most, as `\xHH`: of a short text, nothing has to be written to know.
        let bound = TemplateBounds.textByteCount
        guard text.utf8.count * 4 <= bound || self.text.utf8.count <= bound else {
            throw TemplateError(position: 1, expected: "a template of \(bound) bytes at most, once it is written")
        }
    }

    /// Makes a template of its parts, under the rules of its text.
    init(_ layout: [TemplateLayout.Part] = [.digest(.hex)], _ expression: TemplateExpression) throws(TemplateError) {
        let written = TemplatePrinter.text(try TemplateLayout(layout, of: expression), expression)
        try self.init(written)
    }

    /// The text, in the one form that the parser reads back as this template. It may hold a key of an application.
    public var text: String { TemplatePrinter.text(layout, expression) }

    /// Whether a value is part of the digest that differs from user to user.
    var isSalted: Bool { expression.uses(.salt) || expression.uses(.user) }

    /// Whether an application's key or fixed text enters every hash.
    var isKeyed: Bool { expression.uses(.pepper) }

    /// Whether the stored hash says how often a step is repeated.
    var usesRounds: Bool { expression.usesRounds }

    /// Whether a salt may stand in the option `salt` instead of beside the digest.
    var canBeSplit: Bool { layout.holdsSalt && !layout.holdsRounds }

    /// The layout of the text; of a template that is split, that of the digest alone.
    func layout(isSplit: Bool) -> TemplateLayout { isSplit ? layout.splitOff : layout }

    /// The options that stand beside the text.
    func options(isSplit: Bool) -> Set<HashOptions.Name> {
        var options: Set<HashOptions.Name> = []
        if isSplit || expression.uses(.salt) && !layout.holdsSalt { options.insert(.salt) }
        if expression.uses(.user) { options.insert(.user) }
        if expression.uses(.pepper) { options.insert(.sourcePepper) }
        if usesRounds && !layout.holdsRounds { options.insert(.rounds) }
        return options
    }

    /// The encodings that a variable's text is read in.
    func decodings(of variable: TemplateVariable) -> Set<TemplateDecoding> { expression.decodings(of: variable) }
}

extension DigestTemplate: CustomStringConvertible, CustomReflectable {
    /// The type's name: a literal may be a key.
    public var description: String { "DigestTemplate" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
