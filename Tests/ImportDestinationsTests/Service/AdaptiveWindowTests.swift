import Testing

@testable import ImportDestinations

@Suite struct AdaptiveWindowTests {
    /// Fills a window, and ends all of its requests in one way.
    private func round(_ window: inout AdaptiveWindow, _ answer: AdaptiveWindow.Answer) {
        let numbers = (0..<window.count).map { _ in window.begin() }
        for number in numbers { window.end(number, answer, isFull: true) }
    }

    @Test func doublesAtFirstUpToTheCeiling() {
        var window = AdaptiveWindow(ceiling: 12)
        var counts = [window.count]
        for _ in 0..<5 {
            round(&window, .fine)
            counts.append(window.count)
        }
        #expect(counts == [1, 2, 4, 8, 12, 12])
    }

    @Test func isHalvedOnceForAllThatWasUnderWayTogether() {
        var window = AdaptiveWindow(ceiling: 64)
        for _ in 0..<4 { round(&window, .fine) }
        #expect(window.count == 16)
        round(&window, .trouble)
        #expect(window.count == 8)
        round(&window, .trouble)
        #expect(window.count == 4)
        for _ in 0..<5 { round(&window, .trouble) }
        #expect(window.count == 1)
    }

    /// One more for a whole window of answers, after the first trouble.
    @Test func growsByOneARoundAfterTrouble() {
        var window = AdaptiveWindow(ceiling: 64)
        for _ in 0..<4 { round(&window, .fine) }
        round(&window, .trouble)
        var counts: [Int] = []
        for _ in 0..<24 {
            round(&window, .fine)
            counts.append(window.count)
        }
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $1 - $0 <= 1 && $1 >= $0 })
        #expect(counts.first == 8 && (28...32).contains(counts.last ?? 0))
    }

    @Test func doesNotGrowWhileNobodyFillsIt() {
        var window = AdaptiveWindow(ceiling: 8)
        for _ in 0..<20 { window.end(window.begin(), .fine, isFull: false) }
        #expect(window.count == 1)
    }

    /// A hash that the server cannot take is no trouble of the server's; many in a row are.
    @Test func takesErrorsForTroubleWhenTheirShareRises() {
        var window = AdaptiveWindow(ceiling: 8)
        for _ in 0..<4 { round(&window, .fine) }
        for _ in 0..<40 {
            window.end(window.begin(), .error, isFull: true)
            for _ in 0..<9 { window.end(window.begin(), .fine, isFull: true) }
        }
        #expect(window.count == 8)
        for _ in 0..<8 { window.end(window.begin(), .error, isFull: true) }
        #expect(window.count == 4)
    }
}
