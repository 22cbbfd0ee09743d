/// An attribute that a list is ordered by.
struct ListOrder: Sendable, Hashable {
    let attribute: QueryableAttribute
    let isDescending: Bool

    var reversed: ListOrder { ListOrder(attribute: attribute, isDescending: !isDescending) }
}
