// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, IncidentView} from "../types/ClaimTypes.sol";

/// @title Governance tokens for those who judge incidents, as long as the mutual needs more of them
/// @notice Each incident that was voted on brings `perVote` tokens to those who voted within two steps of its verdict, while the
/// stake of all assessors is at most `target`, and beyond it `perVote * (target / stake)^2`; never more in a week than `weekly`.
/// A refusal is a verdict like any other. What voters divide of fees and bonds is another thing, see `Claims`.
/// @dev Holds the tokens that governance gave it, and loops over nobody: an incident is booked once, each vote is paid once.
contract AssessorEmission is AccessManaged, Multicall {
    using Bounds for uint256;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant PERIOD = 7 days;
    /// @dev Of the supply: a wrong figure cannot spend everything before the members can vote.
    uint256 private constant MOST_WEEKLY_SHARE = 1_000;

    IERC20 public immutable TOKEN;
    IClaims public immutable CLAIMS;

    /// @param perVote Most tokens an incident brings.
    /// @param weekly Most tokens that are booked in a week of the clock, which begins on a Thursday at 00:00 UTC.
    struct Terms {
        uint96 perVote;
        uint96 weekly;
    }

    /// @param amount What an incident's voters divide, token units; 0 before it is booked.
    /// @param weight Weight of the votes that are paid, over all rounds.
    struct Booking {
        uint96 amount;
        uint128 weight;
        uint16 severityBps;
    }

    Terms public terms;

    /// @notice Stake of all assessors up to which `perVote` is paid in full.
    uint256 public target;

    /// @notice Booked and not yet paid.
    uint256 public owed;

    mapping(uint256 incident => Booking) public bookingOf;
    mapping(uint256 incident => mapping(uint256 round => mapping(address voter => bool))) public isPaid;
    mapping(uint256 week => uint256) private _booked;

    event VotesSet(uint256 perVote, uint256 weekly, uint256 target);
    event VoteBooked(uint256 indexed incident, uint256 amount, uint256 weight);
    event VotePaid(uint256 indexed incident, uint256 round, address indexed voter, uint256 amount);

    constructor(address authority, IERC20 token, IClaims claims) AccessManaged(authority) {
        (TOKEN, CLAIMS) = (token, claims);
    }

    // ---- governance ----

    /// @notice Sets what incidents bring that are booked from now on; 0 ends it. Governance only.
    /// @dev Error: ParameterOutOfRange.
    function setVotes(uint256 perVote, uint256 weekly, uint256 target_) external restricted {
        weekly.within(0, TOKEN.totalSupply() / MOST_WEEKLY_SHARE);
        perVote.within(0, weekly);
        target = target_.within(1, type(uint120).max);
        terms = Terms(perVote.toUint96(), weekly.toUint96());
        emit VotesSet(perVote, weekly, target_);
    }

    /// @notice Pays tokens out that are not owed to voters. Governance only.
    /// @dev Error: ParameterOutOfRange.
    function withdraw(address to, uint256 amount) external restricted {
        TOKEN.safeTransfer(to, amount.within(0, free()));
    }

    // ---- voters ----

    /// @notice Books what a final incident brings its voters. Anyone may call, once.
    /// @dev All of it or nothing, so that it does not matter who books first in a week. Errors: UnknownIncident, NotFinal,
    /// NoVerdict, VoteBookedBefore, NothingToBook when it is off or nobody was near, BudgetSpent until the next week or until
    /// there are tokens.
    function bookVote(uint256 incident) external returns (uint256 amount) {
        IncidentView memory v = CLAIMS.incidentOf(incident);
        require(v.status >= IncidentStatus.Accepted, ErrorsLib.NotFinal(incident));
        require(v.hasVerdict && v.status != IncidentStatus.Lapsed, ErrorsLib.NoVerdict(incident));
        require(bookingOf[incident].amount == 0, ErrorsLib.VoteBookedBefore(incident));
        uint256 weight = _near(incident, v.round, v.severityBps);
        amount = amountFor(terms.perVote, target, v.totalWeight);
        require(amount != 0 && weight != 0, ErrorsLib.NothingToBook(incident));
        uint256 left = Math.min(leftThisWeek(), free());
        require(amount <= left, ErrorsLib.BudgetSpent(amount, left));
        bookingOf[incident] = Booking(amount.toUint96(), weight.toUint128(), v.severityBps);
        _booked[block.timestamp / PERIOD] += amount;
        owed += amount;
        emit VoteBooked(incident, amount, weight);
    }

    /// @notice Pays a voter its part of what was booked, in proportion to its weight, rounded down. Anyone may call, once a vote.
    /// @dev Errors: VoteNotBooked, VotePaidBefore, NoVote, VoteTooFar.
    function claimVote(uint256 incident, uint8 round, address voter) external returns (uint256 amount) {
        Booking memory b = bookingOf[incident];
        require(b.amount != 0, ErrorsLib.VoteNotBooked(incident));
        require(!isPaid[incident][round][voter], ErrorsLib.VotePaidBefore(incident, round, voter));
        (uint256 weight, uint8 step) = CLAIMS.revealedOf(incident, round, voter);
        require(weight != 0, ErrorsLib.NoVote(incident, round, voter));
        require(VerdictLib.isNear(step, b.severityBps), ErrorsLib.VoteTooFar(incident, round, voter));
        isPaid[incident][round][voter] = true;
        amount = Math.mulDiv(b.amount, weight, b.weight);
        owed -= amount;
        emit VotePaid(incident, round, voter, amount);
        TOKEN.safeTransfer(voter, amount);
    }

    // ---- views ----

    /// @notice What `claimVote` would pay now; 0 when it would revert.
    function claimable(uint256 incident, uint8 round, address voter) external view returns (uint256) {
        Booking memory b = bookingOf[incident];
        (uint256 weight, uint8 step) = CLAIMS.revealedOf(incident, round, voter);
        bool near = weight != 0 && VerdictLib.isNear(step, b.severityBps);
        if (b.amount == 0 || !near || isPaid[incident][round][voter]) return 0;
        return Math.mulDiv(b.amount, weight, b.weight);
    }

    /// @notice What can still be booked this week, as far as the balance goes.
    function leftThisWeek() public view returns (uint256) {
        return Math.saturatingSub(terms.weekly, _booked[block.timestamp / PERIOD]);
    }

    /// @notice Balance that is not owed to voters.
    function free() public view returns (uint256) {
        return TOKEN.balanceOf(address(this)) - owed;
    }

    /// @notice Tokens that an incident brings at a stake of all assessors, rounded down.
    function amountFor(uint256 perVote, uint256 target_, uint256 stake) public pure returns (uint256) {
        if (stake <= target_) return perVote;
        return Math.mulDiv(Math.mulDiv(perVote, target_, stake), target_, stake);
    }

    /// @dev Over all rounds, as `Claims` rewards them.
    function _near(uint256 incident, uint8 rounds, uint256 severityBps)
        private
        view
        returns (uint256 weight)
    {
        for (uint8 round = 1; round <= rounds; round++) {
            uint256[21] memory weights = CLAIMS.tallyOf(incident, round);
            for (uint256 step; step <= VerdictLib.STEPS; step++) {
                if (VerdictLib.isNear(step, severityBps)) weight += weights[step];
            }
        }
    }
}
