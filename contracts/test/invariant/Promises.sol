// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title The promises of DESIGN §1, numbered. Each sentence is the message of the assertion that checks it.
library Promises {
    // ---- P1: the money is there ----
    string internal constant P1_BALANCE =
        "P1.1 A pool's balance is the sum of its purposes and of what was sent to it without a call.";
    string internal constant P1_SALE =
        "P1.2 After a sale C - A pays R, any group in full, and keeps the sold group and all exposure in their caps.";
    string internal constant P1_EXIT = "P1.3 After a fill the limits hold on the capital that stays.";
    string internal constant P1_EXPOSURE =
        "P1.4 A product's exposure is what its covers that are not released can still be paid.";
    string internal constant P1_REQUIRED =
        "P1.5 R, group and leverage requirement are what the formulas say of all covers.";
    string internal constant P1_CAPACITY = "P1.6 Capacity sells to the unit; one unit more fails.";
    string internal constant P1_AT_RISK =
        "P1.7 A is what open incidents may cost, by product at most the exposure of all cover that was there when one was filed and draws left out, and ended covers at their trigger's cap.";
    string internal constant P1_WORST =
        "P1.11 A is at least what open incidents and triggers of ended covers can still be paid, cover by cover.";
    string internal constant P1_MAX = "P1.8 maxDeposit, maxRedeem and maxWithdraw never say more than works.";
    string internal constant P1_EMPTY = "P1.9 When all is settled and everybody has left, nothing but dust remains.";
    string internal constant P1_ELIGIBLE =
        "P1.10 An incident is measured by the original amounts in force at its time.";

    // ---- P2: nobody dodges a loss, pays for an earlier filed one, or snipes a gain ----
    string internal constant P2_PAUSED =
        "P2.1 Deposits pause exactly while A exceeds the materiality share, the pool is paused or wiped out.";
    string internal constant P2_PRICE = "P2.2 The share price never falls except by a booked loss.";
    string internal constant P2_GAIN =
        "P2.3 No call but one that lets time pass raises the share price by more than rounding: gains are streamed.";
    string internal constant P2_QUEUE =
        "P2.4 Pending, claimable and redeemed shares of a request are what was requested.";
    string internal constant P2_FILL = "P2.5 A fill's entitlement is never paid twice, nor beyond what is left of it.";
    string internal constant P2_SPARED = "P2.6 A fill before an event bears nothing of its loss.";
    string internal constant P2_SYNC =
        "P2.7 Syncing, in one step or in many, moves nothing but what the reserve's target of the moment leaves to the capital.";

    // ---- P3: one verdict pays everyone ----
    string internal constant P3_ONCE = "P3.1 A cover is paid at most its amount over its life.";
    string internal constant P3_LEFT = "P3.2 What a cover can still pay is its amount less what it was paid.";
    string internal constant P3_OWED = "P3.3 What is owed covers every pot, bond and reward that can be collected.";
    string internal constant P3_POT =
        "P3.4 A pot never holds less than can be collected: without a haircut everybody is paid in full.";
    string internal constant P3_LOSS =
        "P3.5 Under a loss root an account receives at most its loss, and all together at most the total.";
    string internal constant P3_SETTLED =
        "P3.6 An ended cover is settled once for the share that its trigger shows, less what a vote paid.";

    // ---- P4: the price is what the risk costs ----
    string internal constant P4_SPLIT = "P4.1 Splitting a purchase never saves a unit.";
    string internal constant P4_EXPECTED = "P4.2 No sale is below the assessed expected loss.";
    string internal constant P4_QUOTED = "P4.3 A purchase costs what was quoted.";
    string internal constant P4_ROUND_TRIP = "P4.4 Buying and cancelling never pays.";
    string internal constant P4_REFUND = "P4.5 A cancellation returns what was quoted, less than what was paid.";

    // ---- P5: premiums are earned by the second ----
    string internal constant P5_SUM = "P5.1 Paid = earned + unearned + refunded.";
    string internal constant P5_LINEAR = "P5.2 Unearned is of each premium the part of its time that has not passed.";

    // ---- P6: a valid claim cannot be starved, a false one cannot freeze exits ----
    string internal constant P6_ENDS = "P6.1 Time and calls that anybody can make bring every incident to its end.";
    string internal constant P6_EXITS =
        "P6.2 Sixty days after its fill an exit is claimable in full, whatever is open.";
    string internal constant P6_VERDICT =
        "P6.3 A verdict is at most the asserted severity, and one that somebody voted for.";
    string internal constant P6_STAKE = "P6.4 Once all votes are settled a stake can leave.";
}
