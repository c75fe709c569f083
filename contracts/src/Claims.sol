// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Proxy} from "@openzeppelin/contracts/proxy/Proxy.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {ClaimsStorage} from "./claims/ClaimsStorage.sol";
import {Filings} from "./claims/Filings.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IClaimsCore} from "./interfaces/IClaims.sol";
import {ICover} from "./interfaces/ICover.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {Closing, IncidentStatus, Process} from "./types/ClaimTypes.sol";

/// @title Incidents, votes and collection
/// @notice See `IClaims`. This half is an incident's usual path, from filing to payout; what it does not know goes to the desk,
/// which works on the same storage. One contract with both would be larger than a contract may be.
contract Claims is Filings, SelfPermit, Proxy {
    using BitMaps for BitMaps.BitMap;

    address public immutable DESK;

    constructor(address authority, ICover cover, IAssessors assessors, address desk)
        AccessManaged(authority)
        ClaimsStorage(cover, assessors)
    {
        DESK = desk;
    }

    function _implementation() internal view override returns (address) {
        return DESK;
    }

    // ---- voting ----

    /// @inheritdoc IClaimsCore
    function commit(uint256 incident, bytes32 hash) external {
        require(uint256(hash) > 2 * REVEALED, ErrorsLib.InvalidHash(hash));
        Incident storage i = _in(incident, IncidentStatus.Voting);
        require(block.timestamp < i.commitUntil, ErrorsLib.NotCommitPhase(i.commitUntil, block.timestamp));
        Round storage round = _rounds[incident][i.round];
        uint256 units = round.votes[msg.sender] & WEIGHT_MASK;
        if (units == 0) units = ASSESSORS.enterVote(msg.sender, i.filedAt - 1) / WEIGHT_UNIT;
        require(units != 0, ErrorsLib.NoWeight(msg.sender));
        round.votes[msg.sender] = uint256(hash) & ~WEIGHT_MASK | units;
        emit VoteCommitted(incident, i.round, msg.sender);
    }

    /// @inheritdoc IClaimsCore
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external {
        Incident storage i = _in(incident, IncidentStatus.Voting);
        (uint256 from, uint256 until) = (i.commitUntil, i.until);
        require(
            block.timestamp >= from && block.timestamp < until,
            ErrorsLib.NotRevealPhase(from, until, block.timestamp)
        );
        require(step <= STEPS, ErrorsLib.InvalidStep(step));
        Round storage round = _rounds[incident][i.round];
        bytes32 hash = commitHash(incident, i.round, voter, step, salt);
        uint256 vote = round.votes[voter];
        uint64 units = uint64(vote & WEIGHT_MASK);
        bool isSame = vote > 2 * REVEALED && vote ^ uint256(hash) <= WEIGHT_MASK;
        require(isSame, ErrorsLib.CommitMismatch(incident, voter));
        round.votes[voter] = REVEALED | (uint256(units) << STEP_BITS) | step;
        round.weights[step] += units;
        emit VoteRevealed(incident, i.round, voter, step, uint256(units) * WEIGHT_UNIT);
    }

    // ---- settling ----

    /// @inheritdoc IClaimsCore
    function finalize(uint256 incident) external {
        Incident storage i = _known(incident);
        IncidentStatus status = i.status;
        bool waits = status == IncidentStatus.Filed || status == IncidentStatus.Proven
            || status == IncidentStatus.Decided || status == IncidentStatus.Drawn;
        require(waits, ErrorsLib.WrongStatus(incident, status));
        _requireOver(incident, i);
        uint256 proven = _overtakenBy(i);
        if (proven == 0) return _finalize(incident);
        _draw(i);
        emit Overtaken(incident, proven);
    }

    /// @dev The product's proof that came too late for whoever judged an incident to know of it: both may be one event.
    function _overtakenBy(Incident storage i) private view returns (uint256 proven) {
        proven = _records[i.product].proven;
        bool pays = i.status != IncidentStatus.Drawn && i.flags & IS_PROVEN == 0 && i.severityBps != 0;
        if (proven == 0 || !pays) return 0;
        uint256 judgedAt = i.round == 0 ? i.filedAt : i.commitUntil;
        if (i.flags & RULED != 0) judgedAt = i.until;
        if (_incidents[proven].filedAt < judgedAt) return 0;
    }

    function _finalize(uint256 incident) internal override {
        Incident storage i = _incidents[incident];
        (address pool, uint8 line) = COVER.lineOf(i.product);
        Process storage process = _processes[pool][i.process];
        if (i.status == IncidentStatus.Drawn) _lapse(i);
        else i.status = i.severityBps == 0 ? IncidentStatus.Refused : IncidentStatus.Accepted;
        Closing memory c = Closing({
            line: line,
            eventTime: i.eventTime,
            eligible: i.eligible,
            loss: i.status == IncidentStatus.Accepted ? Math.mulDiv(i.eligible, i.severityBps, BPS) : 0,
            bonds: _bondsOf(i, process),
            toCapital: 0,
            toVoters: 0,
            feeBps: 0,
            mostFees: 0
        });
        if (i.status != IncidentStatus.Lapsed) _divide(incident, i, process, c);
        if (c.bonds != 0) i.bondsOwed = _bondsOwed(i);
        (uint256 booked, uint256 pot) = ICapitalPool(pool).closeIncident(c);
        (i.booked, i.uncollected, i.finalizedAt) = (uint96(booked), uint96(booked), uint32(block.timestamp));
        if (pot != 0) (i.pot, i.potLeft) = (uint96(pot), uint96(pot));
        _remember(i, pool);
        emit Finalized(incident, i.severityBps, c.loss, booked);
    }

    /// @dev Half of the forfeited bonds goes to the voters, if there are any; fees fill it up to half a bond. So a verdict
    /// earns them no more for being one or the other, and whoever files what is refused never gains, even if they were the
    /// only voter and all the capital were theirs.
    function _divide(uint256 incident, Incident storage i, Process storage process, Closing memory c)
        private
        view
    {
        uint256 bond = _bond(i, process);
        uint256 forfeited;
        if (!_filerWins(i)) forfeited += bond;
        if (i.flags & CHALLENGED != 0 && !_challengerWins(i)) forfeited += bond;
        if (i.flags & APPEALED != 0 && !_appellantWins(i)) forfeited += _appealBond(i, process);
        if (_near(incident, i) != 0) {
            (c.toVoters, c.feeBps) = (forfeited / 2, process.rewardBps);
            c.mostFees = Math.saturatingSub(bond / 2, c.toVoters);
        }
        c.toCapital = forfeited - c.toVoters;
    }

    function _remember(Incident storage i, address pool) private {
        Record storage record = _records[i.product];
        if (i.status == IncidentStatus.Accepted) {
            record.paidAt = uint32(block.timestamp);
        } else if (i.status == IncidentStatus.Refused) {
            record.refusals = uint8(_refusals(record) + 1);
            record.refusedUntil = uint32(block.timestamp + ICapitalPool(pool).reportWindow());
        }
    }

    // ---- collecting ----

    /// @inheritdoc IClaimsCore
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets) {
        Incident storage i = _accepted(incident);
        require(i.flags & HAS_ROOT == 0, ErrorsLib.ProofNeeded(incident));
        address holder;
        address pool;
        (assets, holder, pool) = _collect(incident, i, cover);
        _pay(incident, i, cover, holder, pool, assets);
    }

    /// @inheritdoc IClaimsCore
    function collectWithProof(uint256 incident, uint256 cover, uint256 loss, bytes32[] calldata proof)
        external
        returns (uint256 assets)
    {
        Incident storage i = _accepted(incident);
        address holder;
        address pool;
        (assets, holder, pool) = _collect(incident, i, cover);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(holder, loss))));
        require(
            MerkleProof.verifyCalldata(proof, i.lossRoot, leaf),
            ErrorsLib.InvalidProof(incident, holder, loss)
        );
        uint256 paid = lossPaid[incident][holder];
        require(paid < loss, ErrorsLib.LossPaid(incident, holder, loss));
        assets = Math.min(assets, loss - paid);
        lossPaid[incident][holder] = paid + assets;
        _pay(incident, i, cover, holder, pool, assets);
    }

    /// @dev Marks a cover as collected and says what its part is.
    function _collect(uint256 incident, Incident storage i, uint256 cover)
        private
        returns (uint256 assets, address holder, address pool)
    {
        uint256 until = i.finalizedAt + COLLECTION_WINDOW;
        require(block.timestamp < until, ErrorsLib.CollectionOver(incident, until));
        uint256 product;
        uint256 amount;
        (product, amount, holder, pool,) = COVER.claimOf(cover, i.eventTime);
        require(product == i.product, ErrorsLib.WrongProduct(product, i.product));
        require(amount != 0, ErrorsLib.NotInForce(cover, i.eventTime));
        require(!_collected[incident].get(cover), ErrorsLib.AlreadyCollected(incident, cover));
        _collected[incident].set(cover);
        assets = _payout(i, amount);
    }

    function _pay(
        uint256 incident,
        Incident storage i,
        uint256 cover,
        address holder,
        address pool,
        uint256 assets
    ) private {
        i.uncollected -= uint96(assets);
        emit Collected(incident, cover, holder, assets);
        ICapitalPool(pool).pay(holder, assets);
    }
}
