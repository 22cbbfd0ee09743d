/// A form of text that named templates share, none of which it tells apart: filed once, so that a text is read once a form.
struct NamedTemplateForm: Sendable {
    let layout: TemplateLayout
    /// How many bytes such a text may have.
    let textCounts: ClosedRange<Int>
    /// Where its templates stand in `NamedTemplate.all`.
    private(set) var places: [Int]

    /// Every form, by the options that stand beside its text. A salt stands in the text, or in the option `salt`.
    static let byOptions: [Set<HashOptions.Name>: [NamedTemplateForm]] = {
        var forms: [Set<HashOptions.Name>: [NamedTemplateForm]] = [:]
        for (place, named) in NamedTemplate.all.enumerated() where named.recognition == .declaration {
            let template = named.template
            for isSplit in template.canBeSplit ? [false, true] : [false] {
                let layout = template.layout(isSplit: isSplit)
                var others = forms[template.options(isSplit: isSplit), default: []]
                if let index = others.firstIndex(where: { $0.layout == layout }) {
                    others[index].places.append(place)
                } else {
                    others.append(NamedTemplateForm(layout: layout, textCounts: layout.textCounts, places: [place]))
                }
                forms[template.options(isSplit: isSplit)] = others
            }
        }
        return forms
    }()
}

extension TemplateLayout {
    /// How many bytes a text of this layout may have.
    fileprivate var textCounts: ClosedRange<Int> {
        let counts = parts.map { part in
            switch part {
            case .literal(let bytes): bytes.count...bytes.count
            case .digest(let encoding): encoding.textCounts(of: digestByteCount)
            case .salt(let counts): counts
            // As many digits as a number of 64 bits has.
            case .rounds: 1...20
            }
        }
        return counts.reduce(0) { $0 + $1.lowerBound }...counts.reduce(0) { $0 + $1.upperBound }
    }
}

extension TemplateLayout.DigestEncoding {
    /// How many characters so many bytes may have; padding may be missing.
    fileprivate func textCounts(of byteCount: Int) -> ClosedRange<Int> {
        let count = textCount(of: byteCount)
        return self == .base64 ? (4 * byteCount + 2) / 3...count : count...count
    }
}
