/// A key compared by its bytes, as JSON asks for, where `String` compares up to canonical equivalence.
struct JSONKey: Hashable {
    var text: String

    /// Whether two keys consist of the same scalars.
    static func areSame(_ left: String, _ right: String) -> Bool {
        // The first comparison is a few instructions for short strings, and says no nearly always.
        left == right && left.utf8.elementsEqual(right.utf8)
    }

    static func == (left: JSONKey, right: JSONKey) -> Bool { areSame(left.text, right.text) }

    func hash(into hasher: inout Hasher) {
        // Canonically equivalent strings hash alike; such keys are rare, and equality tells them apart.
        hasher.combine(text)
    }
}
