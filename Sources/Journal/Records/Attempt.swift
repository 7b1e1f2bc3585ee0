/// What a request that can be repeated under an idempotency key has come to.
package enum Attempt<Outcome: Sendable>: Sendable {
    /// It was carried out.
    case carriedOut(Outcome)
    /// It was carried out before; this is what was answered then.
    case replayed(KeptAnswer)
}
