// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice How incidents of a pool are decided. The process in force at an incident's event time applies. Bounds:
/// `Claims.setProcess`.
/// @param arbiter Rules if a vote has no quorum or its verdict is appealed.
/// @param bond Minimum bond of a filer, asset units.
/// @param challengeSeconds How long an incident of the fast lane can be challenged; default 3 days.
/// @param commitSeconds Length of the commit window; default 3 days.
/// @param revealSeconds Length of the reveal window; default 2 days.
/// @param appealSeconds How long a verdict can be appealed; default 3 days.
/// @param rulingSeconds How long the arbiter has; default 14 days.
/// @param fastLaneBps Share of the capital up to which an asserted payout needs no vote unless it is challenged. It
/// also limits the sum of such payouts in one report window. 0 for no fast lane; default 200.
/// @param quorumBps Share of the assessors' weight that must be revealed for a vote to decide; default 1,000.
/// @param thresholdBps Share of the revealed weight that must support a severity; default 6,000.
/// @param largeThresholdBps The same for a large incident; default 6,667.
/// @param largeShareBps Share of the capital from which an asserted payout counts as large; default 1,000.
/// @param penaltyBps Share of their voting stake that outliers, and voters who did not reveal, lose; default 200.
struct Process {
    address arbiter;
    uint96 bond;
    uint32 challengeSeconds;
    uint32 commitSeconds;
    uint32 revealSeconds;
    uint32 appealSeconds;
    uint32 rulingSeconds;
    uint16 fastLaneBps;
    uint16 quorumBps;
    uint16 thresholdBps;
    uint16 largeThresholdBps;
    uint16 largeShareBps;
    uint16 penaltyBps;
}

/// @notice Status of an incident. `until` is the end of the present phase.
/// @param Filed In the fast lane. Anyone may challenge it until `until`; then it is accepted as asserted.
/// @param Voting Commits, then reveals, until `until`. Then it can be tallied.
/// @param Decided By a vote or a ruling. A vote's verdict can be appealed until `until`; then it can be settled.
/// @param Escalated The arbiter may rule until `until`.
/// @param Drawn No verdict, and the arbiter was silent. Bonds are owed back. It can be filed again until `until`.
/// @param Accepted Final; covers collect.
/// @param Refused Final; severity 0.
/// @param Lapsed Final; it was drawn and can no longer be filed again.
enum IncidentStatus {
    None,
    Filed,
    Voting,
    Decided,
    Escalated,
    Drawn,
    Accepted,
    Refused,
    Lapsed
}

/// @notice Who put up a bond in an incident.
enum Party {
    Filer,
    Challenger,
    Appellant
}

/// @notice Input of a filing.
/// @param cover The filer's cover. Its product is the incident's product.
/// @param eventTime When the loss reached the asserted severity, unix time.
/// @param assertedStep Asserted severity in steps of 5 %, 1..20. No verdict is larger.
/// @param evidence SHA-256 digest of the evidence's IPFS CID; with a root, the list of the losses. Without a root it is
/// in `IncidentFiled` only.
/// @param lossRoot Merkle root of (account, loss) in the format of OpenZeppelin's StandardMerkleTree, loss in asset units; 0
/// for none. With a root no account is paid more than its loss.
/// @param lossTotal Sum of the losses in the root, asset units: all accounts together are paid no more; 0 without a root.
/// @param drawn A drawn incident that is filed again: same time, root and total, at least the same severity; 0 for none.
struct Filing {
    uint256 cover;
    uint256 eventTime;
    uint8 assertedStep;
    bytes32 evidence;
    bytes32 lossRoot;
    uint256 lossTotal;
    uint256 drawn;
}

/// @notice What filing would mean now.
/// @param eligible Original amounts of cover in force at the event time, asset units.
/// @param cost What the incident may cost the pool, asset units.
/// @param bond Bond that filing takes, asset units.
/// @param votes True if it goes to a vote at once.
/// @param thresholdBps Share of the revealed weight that a verdict needs.
struct FilingQuote {
    uint256 eligible;
    uint256 cost;
    uint256 bond;
    bool votes;
    uint16 thresholdBps;
}

/// @notice One incident as the chain holds it.
/// @param filer Who filed it; who proved it, if `isProven`.
/// @param assertedStep Severity that the filer asserted, in steps of 5 %; 0 if it was proven.
/// @param severityBps Severity asserted, proven or decided so far, 10,000 = 100 %.
/// @param until End of the present phase (see `IncidentStatus`), or time of the settlement if it is final; unix time.
/// @param commitUntil End of the commit window, unix time; 0 without a vote.
/// @param lossRoot See `Filing`.
/// @param lossList Evidence of an incident with a root, see `Filing`; else 0.
/// @param lossTotal See `Filing`.
/// @param lossCollected What was collected under the root, before a haircut, asset units.
/// @param isProven True if the product's trigger proved it: no bond, no vote.
/// @param isRefiled True if it was filed from a draw: it holds back exits, but does not count for sales and deposits.
/// @param drawn The draw that it was filed from; 0 for none.
/// @param hasVerdict True once a vote or a ruling decided.
/// @param isRuled True if the arbiter decided.
/// @param challenger Who challenged it in the fast lane.
/// @param appellant Who appealed.
/// @param bond Bond of the filer and of the challenger, asset units; an appellant's is twice that.
/// @param bondsOwed What `collectBond` would pay now, by party, asset units.
/// @param eligible Original amounts of cover in force at the event time, asset units.
/// @param cost What it may cost the pool, asset units: min(eligible * asserted, loss total, exposure when filed).
/// @param thresholdBps Share of the revealed weight that a severity needs, fixed at filing.
/// @param totalWeight Assessors' weight just before filing.
/// @param revealedWeight Weight revealed so far.
/// @param reward What the voters share, asset units.
struct IncidentView {
    uint256 id;
    uint256 product;
    address pool;
    address filer;
    IncidentStatus status;
    uint8 assertedStep;
    uint16 severityBps;
    uint256 eventTime;
    uint256 filedAt;
    uint256 commitUntil;
    uint256 until;
    bytes32 lossRoot;
    bytes32 lossList;
    uint256 lossTotal;
    uint256 lossCollected;
    bool isProven;
    bool isRefiled;
    uint256 drawn;
    bool hasVerdict;
    bool isRuled;
    address challenger;
    address appellant;
    uint256 bond;
    uint256[3] bondsOwed;
    uint256 eligible;
    uint256 cost;
    uint16 thresholdBps;
    uint256 totalWeight;
    uint256 revealedWeight;
    uint256 reward;
    Process process;
}

/// @notice Verdicts of a product that belong together. They share one pot and one ratio, and each cover receives the
/// largest of them.
/// @param id Its number within the product: `firstTime` / report window.
/// @param firstTime Event time of the verdict that opened it, unix time.
/// @param lastVerdictAt When its last verdict was settled, unix time; a year later `returnUncollected` ends it.
/// @param largestBps Its largest verdict, 10,000 = 100 %.
/// @param bestTime Event time of its largest verdict without a root; 0 if there is none.
/// @param bestBps Its largest verdict without a root; 0 if there is none.
/// @param pot What its covers can still collect, asset units.
/// @param asked What the pot should hold for them. Payouts are `pot / asked` of what covers are due.
struct EpisodeView {
    uint256 id;
    uint256 firstTime;
    uint256 lastVerdictAt;
    uint256 largestBps;
    uint256 bestTime;
    uint256 bestBps;
    uint256 pot;
    uint256 asked;
}

/// @notice State of a vote.
/// @param Open Votes are taken or counted.
/// @param Verdict Final with a severity.
/// @param NoVerdict Final without one: only voters who did not reveal lose stake.
enum BallotStatus {
    None,
    Open,
    Verdict,
    NoVerdict
}

/// @notice A vote on an incident as `Claims` opens it, in one word.
/// @param pool The pool that owes the voters their reward.
/// @param weightTime End of the second whose stake counts.
/// @param commitUntil End of the commit window, unix time.
/// @param revealSeconds Length of the reveal window after it.
/// @param maxStep Largest severity that can be voted for, in steps of 5 %.
struct Ballot {
    address pool;
    uint32 weightTime;
    uint32 commitUntil;
    uint24 revealSeconds;
    uint8 maxStep;
}

/// @notice Result of a vote, in one word. Written when the vote is counted; final when the incident is final.
/// @param pot What its voters share, asset units.
/// @param near Weight within two steps of `step`, in units.
/// @param penaltyBps Share of their voting stake that outliers, and voters who did not reveal, lose.
/// @param step Severity, in steps of 5 %.
/// @param status See `BallotStatus`; None before it was counted, Open until the incident is final.
/// @param punishesOutliers True if at least 60 % of the revealed weight is within two steps of `step`.
struct VoteResult {
    uint96 pot;
    uint64 near;
    uint16 penaltyBps;
    uint8 step;
    BallotStatus status;
    bool punishesOutliers;
}

/// @notice An assessor's stake, in one word, governance tokens.
/// @param staked Stake that counts for incidents filed now.
/// @param leaving Requested stake that was not yet withdrawn.
/// @param availableAt Unix time from which `leaving` can be withdrawn.
/// @param votes Votes that are not settled yet.
struct Position {
    uint96 staked;
    uint96 leaving;
    uint40 availableAt;
    uint24 votes;
}
