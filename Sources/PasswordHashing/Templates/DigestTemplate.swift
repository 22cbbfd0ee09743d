/// A construction of salted, nested, keyed or repeated digests, as data: how a stored text is laid out, and what is computed.
///
///     hex(digest) . ":" . salt = md5(md5(password) . salt)
///
/// The text before the equals sign is the layout; without it, the stored text is the digest in hex, and a salt stands in
/// the option `salt`. `docs/guides/digest-templates.md` has the whole language.
public struct DigestTemplate: Sendable, Hashable {
    let layout: TemplateLayout
    let expression: TemplateExpression

    /// Reads a template's text.
    /// - Throws: where the text is no template, or one over the bounds: where, and what was expected there.
    public init(_ text: String) throws(TemplateError) {
        (layout, expression) = try TemplateParser.parse(text)
    }

    /// Makes a template of its parts, under the rules of its text.
    init(_ layout: [TemplateLayout.Part] = [.digest(.hex)], _ expression: TemplateExpression) throws(TemplateError) {
        let written = TemplatePrinter.text(try TemplateLayout(layout, of: expression), expression)
        try self.init(written)
    }

    /// The text, in the one form that the parser reads back as this template. It may hold a key of an application.
    public var text: String { TemplatePrinter.text(layout, expression) }

    /// Whether the salt stands in the option `salt`.
    var needsSalt: Bool { expression.uses(.salt) && !layout.holdsSalt }
    /// Whether the user's name stands in the option `user`.
    var needsUser: Bool { expression.uses(.user) }
    /// Whether the application's key or text stands in the option `sourcePepper`.
    var needsPepper: Bool { expression.uses(.pepper) }
    /// Whether the number of rounds stands in the option `rounds`.
    var needsRounds: Bool { expression.usesRounds && !layout.holdsRounds }
}

extension DigestTemplate: CustomStringConvertible, CustomReflectable {
    /// The type's name: a literal may be a key.
    public var description: String { "DigestTemplate" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
