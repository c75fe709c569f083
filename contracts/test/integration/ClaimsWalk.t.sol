// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing, IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";

/// @title Random walks over the states of incidents: every one ends, bonds are conserved, nothing stays held or at risk
contract ClaimsWalk is ClaimsFixture {
    uint256 internal constant MOVES = 24;
    uint256 internal constant MAX_INCIDENTS = 6;

    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_EveryIncidentEnds(uint256 seed) public {
        skip(4 days);
        for (uint256 k; k < MOVES; k++) {
            uint256 r = uint256(keccak256(abi.encode(seed, k)));
            uint256 count = core.claims.incidentCount();
            if (count == 0 || (r % 4 == 0 && count < MAX_INCIDENTS)) fileSome(r);
            else move(1 + r / 16 % count, r / 256);
            skip(r / 2 ** 128 % 2 days);
            assertBalanced();
        }
        endAll();
        checkEnd();
    }

    function fileSome(uint256 r) internal {
        if (core.cover.claimOf(cover).left == 0) return;
        file(holder, cover, block.timestamp - 1 - r / 2 ** 16 % 3 days, uint8(1 + r / 2 ** 32 % 20));
    }

    function move(uint256 incident, uint256 r) internal {
        IncidentView memory v = incidentOf(incident);
        bool isOver = block.timestamp >= v.until;
        if (v.status == IncidentStatus.Filed) {
            if (isOver) core.claims.finalize(incident);
            else if (r % 2 == 0) challenge(bob, incident);
        } else if (v.status == IncidentStatus.Voting) {
            if (isOver) {
                core.claims.tally(incident);
            } else if (block.timestamp < v.commitUntil) {
                voteBy(incident, r % 3, uint8(r / 4 % (v.assertedStep + 1)));
            } else {
                revealAll(incident);
            }
        } else if (v.status == IncidentStatus.Decided) {
            if (isOver) core.claims.finalize(incident);
            else if (r % 3 == 0) appeal(carol, incident);
        } else if (v.status == IncidentStatus.Escalated) {
            if (isOver) core.claims.tally(incident);
            else if (r % 2 == 0) core.claims.rule(incident, uint8(r / 4 % (v.assertedStep + 1)));
        } else if (v.status == IncidentStatus.Drawn) {
            if (isOver) core.claims.finalize(incident);
            else if (r % 2 == 0) refile(incident, v);
        } else {
            collectSome(incident, v.status);
        }
    }

    function voter(uint256 k) internal view returns (address) {
        return k == 0 ? ann : k == 1 ? ben : cyd;
    }

    mapping(uint256 incident => mapping(address who => uint8)) internal stepOf;

    function voteBy(uint256 incident, uint256 k, uint8 step) internal {
        stepOf[incident][voter(k)] = step;
        commitVote(voter(k), incident, step);
    }

    function revealAll(uint256 incident) internal {
        for (uint256 k; k < 3; k++) {
            (bytes32 commitment,,,,) = core.assessors.voteOf(incident, voter(k));
            if (commitment != 0) revealVote(voter(k), incident, stepOf[incident][voter(k)]);
        }
    }

    function refile(uint256 incident, IncidentView memory v) internal {
        if (core.claims.incidentCount() >= 2 * MAX_INCIDENTS) return;
        if (core.cover.claimOf(otherCover).left == 0) return;
        file(other, Filing(otherCover, v.eventTime, v.assertedStep, EVIDENCE, 0, 0, incident));
    }

    function collectSome(uint256 incident, IncidentStatus status) internal {
        if (status != IncidentStatus.Accepted) return;
        if (core.claims.collectable(incident, cover) != 0) core.claims.collect(incident, cover);
        if (core.claims.collectable(incident, otherCover) != 0) core.claims.collect(incident, otherCover);
    }

    /// @dev Time passes and only overdue steps are done: five rounds end every incident.
    function endAll() internal {
        for (uint256 turn; turn < 5; turn++) {
            skip(31 days);
            for (uint256 k = 1; k <= core.claims.incidentCount(); k++) {
                IncidentStatus status = statusOf(k);
                if (status == IncidentStatus.Voting || status == IncidentStatus.Escalated) {
                    core.claims.tally(k);
                } else if (status < IncidentStatus.Accepted) {
                    core.claims.finalize(k);
                }
            }
        }
    }

    function checkEnd() internal {
        uint256 pots;
        for (uint256 k = 1; k <= core.claims.incidentCount(); k++) {
            assertGe(uint8(statusOf(k)), uint8(IncidentStatus.Accepted), "every incident ends");
            collectSome(k, statusOf(k));
            for (uint256 p; p < 3; p++) {
                if (bondOwed(k, Party(p)) != 0) core.claims.collectBond(k, Party(p));
            }
            for (uint256 v; v < 3; v++) {
                settle(k, voter(v));
            }
        }
        assertEq(money().bonds, 0, "no bond is left");
        assertEq(atRisk(), 0, "nothing is at risk");
        for (uint256 v; v < 3; v++) {
            assertEq(core.assessors.positionOf(voter(v)).votes, 0, "no stake is locked");
            if (core.assessors.rewardOf(address(pool), voter(v)) != 0) {
                core.claims.collectReward(address(pool), voter(v));
            }
        }
        skip(365 days);
        for (uint256 k = 1; k <= core.claims.incidentCount(); k++) {
            if (statusOf(k) != IncidentStatus.Accepted) continue;
            pots += core.claims.returnUncollected(k);
        }
        assertLe(money().owed, 3 * core.claims.incidentCount(), "owed: rounding of rewards only");
        assertBalanced();
    }

    function settle(uint256 incident, address who) internal {
        (bytes32 commitment, bool isRevealed,,, bool isSettled) = core.assessors.voteOf(incident, who);
        if ((commitment != 0 || isRevealed) && !isSettled) core.assessors.settleVote(incident, who);
    }
}
