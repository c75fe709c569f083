// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaimsCore} from "../interfaces/IClaims.sol";
import {IEventTrigger} from "../interfaces/ITrigger.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, Opening, Process} from "../types/ClaimTypes.sol";
import {ClaimsStorage} from "./ClaimsStorage.sol";

/// @title How incidents begin: filed, filed again after a draw, challenged to a vote, proven
abstract contract Filings is IClaimsCore, ClaimsStorage {
    using SafeCast for uint256;

    /// @param alone False if another incident of the product is open or was paid since the event: two filings of one event
    /// must not both pass unseen.
    struct Draft {
        uint256 eligible;
        uint256 version;
        uint256 shareBps;
        uint256 doublings;
        bool alone;
    }

    /// @inheritdoc IClaimsCore
    function file(Filing calldata filing) external returns (uint256 incident) {
        require(
            filing.eventTime < block.timestamp, ErrorsLib.EventInFuture(filing.eventTime, block.timestamp)
        );
        (uint256 product, address pool, uint8 line) = _requireHolder(filing, filing.eventTime);
        Record memory record = _records[product];
        Process storage process = _present(pool, record.process);
        incident = ++incidentCount;
        Draft memory d = _open(
            record,
            pool,
            Opening({
                line: line,
                incident: incident,
                eventTime: filing.eventTime,
                filer: msg.sender,
                bond: process.bond,
                mostDoublings: MAX_DOUBLINGS
            })
        );
        d.version = process.version;
        Incident storage i = _incidents[incident];
        _write(i, filing, product, filing.eventTime, d);
        if (d.alone && d.shareBps * filing.assertedStep <= uint256(process.fastLaneBps) * STEPS) {
            (i.status, i.until) = (IncidentStatus.Filed, uint32(block.timestamp + process.challengeSeconds));
        } else {
            _startRound(i, process, 1);
        }
        _emitFiled(incident, i, filing, uint256(process.bond) << d.doublings, d.eligible);
    }

    function _open(Record memory record, address pool, Opening memory opening)
        private
        returns (Draft memory d)
    {
        uint256 refusals = _refusals(record);
        opening.bond <<= refusals;
        uint256 others;
        uint256 capital;
        (d.eligible, others, capital) = ICapitalPool(pool).openIncident(opening);
        d.doublings = refusals + Math.min(others, MAX_DOUBLINGS);
        d.shareBps = _share(d.eligible, capital);
        d.alone = others == 0 && opening.eventTime > record.paidAt;
    }

    /// @inheritdoc IClaimsCore
    function refile(uint256 incident, Filing calldata filing) external returns (uint256 refiled) {
        Incident storage old = _in(incident, IncidentStatus.Drawn);
        _requireOpen(incident, old);
        (uint256 product, address pool, uint8 line) = _requireHolder(filing, old.eventTime);
        require(product == old.product, ErrorsLib.WrongProduct(product, old.product));
        Process storage process = _processes[pool][old.process];
        refiled = ++incidentCount;
        Incident storage i = _incidents[refiled];
        _write(
            i,
            filing,
            product,
            old.eventTime,
            Draft(old.eligible, old.process, old.shareBps, old.doublings, false)
        );
        uint256 bond = _bond(i, process);
        _emitFiled(refiled, i, filing, bond, old.eligible);
        emit IncidentRefiled(incident, refiled);
        _startRound(i, process, 1);
        _lapse(old);
        ICapitalPool(pool).refileIncident(line, refiled, msg.sender, bond, _bondsOf(old, process));
    }

    /// @inheritdoc IClaimsCore
    function challenge(uint256 incident, bytes32 evidence) external {
        Incident storage i = _in(incident, IncidentStatus.Filed);
        _requireOpen(incident, i);
        Process storage process = _processOf(i);
        uint256 bond = _bond(i, process);
        i.challenger = msg.sender;
        i.flags |= CHALLENGED;
        emit IncidentChallenged(incident, msg.sender, bond, evidence);
        _startRound(i, process, 1);
        ICapitalPool(_poolOf(i)).takeBond(msg.sender, bond);
    }

    /// @inheritdoc IClaimsCore
    function prove(uint256 product, bytes calldata evidence) external returns (uint256 incident) {
        (address trigger, bool settlesCovers) = COVER.triggerOf(product);
        require(trigger != address(0) && !settlesCovers, ErrorsLib.NoTrigger(product));
        (uint256 since, uint256 eventTime, uint256 severityBps) = IEventTrigger(trigger).prove(evidence);
        require(eventTime <= block.timestamp, ErrorsLib.EventInFuture(eventTime, block.timestamp));
        require(severityBps != 0 && severityBps <= BPS, ErrorsLib.InvalidBps(severityBps));
        // Whoever was paid for an event is not paid for it again by a proof.
        uint256 paidAt = _records[product].paidAt;
        require(since > paidAt, ErrorsLib.EventAlreadyPaid(since, paidAt));

        incident = _records[product].proven;
        if (incident != 0 && _incidents[incident].status == IncidentStatus.Proven) {
            _deepen(incident, since, eventTime, severityBps);
        } else {
            incident = _prove(product, since, eventTime, severityBps);
        }
        emit IncidentProven(incident, product, msg.sender, since, eventTime, severityBps);
        if (severityBps < IEventTrigger(trigger).maxSeverityBps()) return incident;
        _incidents[incident].until = uint32(block.timestamp);
        _finalize(incident);
    }

    function _prove(uint256 product, uint256 since, uint256 eventTime, uint256 severityBps)
        private
        returns (uint256 incident)
    {
        (address pool, uint8 line) = COVER.lineOf(product);
        Process storage process = _present(pool, _records[product].process);
        incident = ++incidentCount;
        _records[product].proven = incident.toUint32();
        Incident storage i = _incidents[incident];
        (uint256 eligible,, uint256 capital) =
            ICapitalPool(pool).openIncident(Opening(line, incident, eventTime, msg.sender, 0, 0));
        require(eligible != 0, ErrorsLib.NothingInForce(product, eventTime));
        (i.filer, i.product, i.eventTime) = (msg.sender, product.toUint24(), eventTime.toUint32());
        (i.severityBps, i.status, i.flags) = (severityBps.toUint16(), IncidentStatus.Proven, IS_PROVEN);
        (i.eligible, i.filedAt, i.process) = (eligible.toUint96(), uint32(block.timestamp), process.version);
        i.shareBps = _share(eligible, capital);
        (i.commitUntil, i.until) = (since.toUint32(), uint32(block.timestamp + process.challengeSeconds));
    }

    /// @dev The covers stay those of the first proof's time. Proofs of one event overlap.
    function _deepen(uint256 incident, uint256 since, uint256 eventTime, uint256 severityBps) private {
        Incident storage i = _incidents[incident];
        _requireOpen(incident, i);
        require(severityBps > i.severityBps, ErrorsLib.NotDeeper(severityBps, i.severityBps));
        require(
            since <= i.eventTime && i.commitUntil <= eventTime, ErrorsLib.AnotherEvent(eventTime, i.eventTime)
        );
        i.severityBps = severityBps.toUint16();
    }

    // ---- what every filing checks and writes ----

    /// @dev The caller holds a cover that was in force.
    function _requireHolder(Filing calldata filing, uint256 eventTime)
        private
        view
        returns (uint256 product, address pool, uint8 line)
    {
        uint256 step = filing.assertedStep;
        require(step != 0 && step <= STEPS, ErrorsLib.InvalidStep(step));
        uint256 amount;
        address holder;
        (product, amount, holder, pool, line) = COVER.claimOf(filing.cover, eventTime);
        require(msg.sender == holder, ErrorsLib.NotHolder(msg.sender, holder));
        require(amount != 0, ErrorsLib.NotInForce(filing.cover, eventTime));
    }

    /// @dev Word by word, without a jump in between: the compiler then writes each word once.
    function _write(
        Incident storage i,
        Filing calldata filing,
        uint256 product,
        uint256 eventTime,
        Draft memory d
    ) private {
        uint8 step = filing.assertedStep;
        uint8 flags = filing.lossRoot == 0 ? 0 : HAS_ROOT;
        unchecked {
            i.filer = msg.sender;
            i.product = uint24(product);
            i.eventTime = uint32(eventTime);
            i.assertedStep = step;
            i.severityBps = uint16(step * STEP_BPS);
            i.eligible = uint96(d.eligible);
            i.filedAt = uint32(block.timestamp);
            i.process = uint16(d.version);
            i.shareBps = uint16(d.shareBps);
            i.doublings = uint8(d.doublings);
            i.flags = flags;
        }
        i.evidence = filing.evidence;
        if (flags != 0) i.lossRoot = filing.lossRoot;
    }

    function _emitFiled(
        uint256 incident,
        Incident storage i,
        Filing calldata filing,
        uint256 bond,
        uint256 eligible
    ) private {
        emit IncidentFiled(
            incident,
            i.product,
            msg.sender,
            filing.cover,
            i.eventTime,
            filing.assertedStep,
            filing.evidence,
            filing.lossRoot,
            bond,
            eligible
        );
    }

    function _share(uint256 eligible, uint256 capital) private pure returns (uint16) {
        uint256 share =
            capital == 0 ? type(uint16).max : Math.mulDiv(eligible, BPS, capital, Math.Rounding.Ceil);
        return uint16(Math.min(share, type(uint16).max));
    }

    function _finalize(uint256 incident) internal virtual;
}
