// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IAssessors} from "../interfaces/IAssessors.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaimsDesk} from "../interfaces/IClaimsDesk.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ICoverTrigger} from "../interfaces/ITrigger.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ProcessLib} from "../libraries/ProcessLib.sol";
import {IncidentStatus, IncidentView, Party, Process} from "../types/ClaimTypes.sol";
import {ClaimsStorage} from "./ClaimsStorage.sol";
import {Jury} from "./Jury.sol";

/// @title The half of Claims that is asked less often
/// @notice See `IClaimsDesk`. Runs on the storage of `Claims`, at its address, by delegation; holds nothing of its own.
contract ClaimsDesk is Jury {
    using BitMaps for BitMaps.BitMap;
    using ProcessLib for Process;
    using SafeCast for uint256;

    uint256 private constant WAD = 1e18;

    constructor(address authority, ICover cover, IAssessors assessors)
        AccessManaged(authority)
        ClaimsStorage(cover, assessors)
    {}

    /// @inheritdoc IClaimsDesk
    function setProcess(address pool, Process calldata p) external restricted {
        Process memory process = _add(pool, p);
        _processes[pool][0] = process;
        emit ProcessSet(pool, process);
    }

    /// @inheritdoc IClaimsDesk
    function setProductProcess(uint256 product, Process calldata p) external restricted {
        (address pool,) = COVER.lineOf(product);
        Process memory process = _add(pool, p);
        _records[product].process = process.version;
        emit ProductProcessSet(product, process);
    }

    /// @inheritdoc IClaimsDesk
    function followPool(uint256 product) external restricted {
        _records[product].process = 0;
        emit ProductFollowsPool(product);
    }

    /// @dev Versions are never written again: incidents follow them.
    function _add(address pool, Process calldata p) private returns (Process memory process) {
        p.requireValid();
        process = p;
        process.version = (++_versions[pool]).toUint16();
        _processes[pool][process.version] = process;
    }

    /// @inheritdoc IClaimsDesk
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets) {
        (address trigger, uint256 entry, uint256 endTime) = COVER.settlementOf(cover);
        require(trigger != address(0), ErrorsLib.NotSettledByTrigger(cover));
        require(endTime != 0, ErrorsLib.CoverCancelled(cover));
        require(block.timestamp >= endTime, ErrorsLib.CoverNotEnded(cover, endTime));
        (, uint256 amount, address holder, address pool, uint8 line) = COVER.claimOf(cover, endTime - 1);
        uint256 until = endTime + ICapitalPool(pool).reportWindow();
        require(block.timestamp < until, ErrorsLib.SettlementOver(cover, until));
        require(!_settled.get(cover), ErrorsLib.AlreadySettled(cover));
        uint256 share = ICoverTrigger(trigger).settlement(entry, endTime, evidence);
        uint256 loss = Math.mulDiv(amount, Math.min(share, WAD), WAD);
        require(loss != 0, ErrorsLib.NothingToSettle(cover));
        _settled.set(cover);
        assets = ICapitalPool(pool).settleCover(line, endTime, loss, holder);
        emit CoverSettled(cover, holder, assets);
    }

    /// @inheritdoc IClaimsDesk
    function collectBond(uint256 incident, Party party) external returns (uint256 assets) {
        Incident storage i = _known(incident);
        require(i.bondsOwed & _bit(party) != 0, ErrorsLib.NoBondOwed(incident, party));
        i.bondsOwed ^= _bit(party);
        Process storage process = _processOf(i);
        assets = party == Party.Appellant ? _appealBond(i, process) : _bond(i, process);
        address to = i.filer;
        if (party != Party.Filer) to = party == Party.Challenger ? i.challenger : i.appellant;
        emit BondCollected(incident, party, to, assets);
        ICapitalPool(_poolOf(i)).release(to, assets);
    }

    /// @inheritdoc IClaimsDesk
    function returnUncollected(uint256 incident) external returns (uint256 assets) {
        Incident storage i = _known(incident);
        require(_isFinal(i), ErrorsLib.NotFinal(incident));
        uint256 until = i.finalizedAt + COLLECTION_WINDOW;
        require(block.timestamp >= until, ErrorsLib.CollectionOpen(incident, until));
        assets = uint256(i.uncollected) + i.potLeft;
        (i.uncollected, i.potLeft) = (0, 0);
        emit UncollectedReturned(incident, assets);
        ICapitalPool(_poolOf(i)).returnOwed(assets);
    }

    /// @inheritdoc IClaimsDesk
    function recover(uint256 incident, uint256 assets) external {
        Incident storage i = _accepted(incident);
        require(assets != 0, ErrorsLib.ZeroAmount());
        emit Recovered(incident, msg.sender, assets);
        ICapitalPool(_poolOf(i)).recover(msg.sender, assets, i.eventTime);
    }

    // ---- views ----

    /// @inheritdoc IClaimsDesk
    function processOf(address pool) external view returns (Process memory) {
        return _present(pool, 0);
    }

    /// @inheritdoc IClaimsDesk
    function processFor(uint256 product) external view returns (Process memory) {
        (address pool,) = COVER.lineOf(product);
        return _present(pool, _records[product].process);
    }

    /// @inheritdoc IClaimsDesk
    function bondOf(uint256 product) external view returns (uint256) {
        (address pool, uint8 line) = COVER.lineOf(product);
        uint256 bond = _present(pool, _records[product].process).bond;
        (, uint256 open) = ICapitalPool(pool).incidentOf(line);
        return bond << (_refusals(_records[product]) + Math.min(open, MAX_DOUBLINGS));
    }

    /// @inheritdoc IClaimsDesk
    function incidentOf(uint256 incident) external view returns (IncidentView memory v) {
        Incident storage i = _known(incident);
        v.pool = _poolOf(i);
        v.process = _processOf(i);
        (v.id, v.product, v.filer, v.status) = (incident, i.product, i.filer, i.status);
        (v.round, v.assertedStep, v.severityBps) = (i.round, i.assertedStep, i.severityBps);
        (v.eventTime, v.filedAt, v.evidence, v.lossRoot) = (i.eventTime, i.filedAt, i.evidence, i.lossRoot);
        (v.commitUntil, v.until) = (i.round == 0 ? 0 : i.commitUntil, i.until);
        (v.isProven, v.hasVerdict) = (i.flags & IS_PROVEN != 0, i.flags & HAS_VERDICT != 0);
        (v.challenger, v.appellant) = (i.challenger, i.appellant);
        (v.bond, v.bondsOwed) = (_bond(i, _processOf(i)), i.bondsOwed);
        (v.eligible, v.shareBps) = (i.eligible, i.shareBps);
        (v.booked, v.uncollected, v.finalizedAt) = (i.booked, i.uncollected, i.finalizedAt);
        v.totalWeight = ASSESSORS.totalAt(i.filedAt - 1);
        v.revealedWeight = i.revealed;
        if (i.status == IncidentStatus.Voting) (, v.revealedWeight) = _weights(incident, i.round);
        v.revealedWeight *= WEIGHT_UNIT;
        v.reward = i.pot;
    }

    /// @inheritdoc IClaimsDesk
    function revealedOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (uint256 weight, uint8 step)
    {
        uint256 vote = _rounds[incident][round].votes[voter];
        if (vote == 0 || vote > 2 * REVEALED) return (0, 0);
        return ((vote >> STEP_BITS & WEIGHT_MASK) * WEIGHT_UNIT, uint8(vote));
    }

    /// @inheritdoc IClaimsDesk
    function openIncidentOf(uint256 product) external view returns (uint256 incident) {
        (address pool, uint8 line) = COVER.lineOf(product);
        (incident,) = ICapitalPool(pool).incidentOf(line);
    }

    /// @inheritdoc IClaimsDesk
    function collectable(uint256 incident, uint256 cover) external view returns (uint256) {
        Incident storage i = _known(incident);
        (uint256 product, uint256 amount,,,) = COVER.claimOf(cover, i.eventTime);
        bool open = i.status == IncidentStatus.Accepted && block.timestamp < i.finalizedAt + COLLECTION_WINDOW;
        if (!open || product != i.product || _collected[incident].get(cover)) return 0;
        return _payout(i, amount);
    }

    /// @inheritdoc IClaimsDesk
    function isSettled(uint256 cover) external view returns (bool) {
        return _settled.get(cover);
    }
}
