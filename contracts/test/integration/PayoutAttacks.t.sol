// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {
    ReentrancyGuardTransient as ReentrancyGuard
} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {HookToken} from "../utils/Tokens.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";

/// @title What somebody would try with payouts
contract PayoutAttacksTest is IncidentUnit {
    // ---- the same event twice ----

    /// @dev P3: whichever way comes first, nobody is paid for one event by vote and by proof.
    function test_AHeldBackProofDoesNotPayASecondTime() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, ALL);
        vote(carol, incident, 12);
        pass(incident);
        vm.startPrank(dave);
        uint256 proof = core.claims.prove(parametric, abi.encode(eventTime, eventTime, DEEPEST));
        core.claims.finalize(incident);
        vm.stopPrank();
        core.claims.collect(proof, cover);
        vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
        core.claims.collect(incident, cover);
        end(incident);
        assertStatus(incident, IncidentStatus.Lapsed);
        assertEq(pool.money().owed, BOND, "only the bond");
    }

    function test_AHeldBackVerdictIsNotPaidAfterAPendingProof() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, SMALL);
        skip(1 days);
        uint256 proof = prove(eventTime, eventTime, 2_000);
        pass(incident);
        core.claims.finalize(incident);
        end(proof);
        assertStatus(incident, IncidentStatus.Drawn);
        assertStatus(proof, IncidentStatus.Accepted);
        assertEq(core.claims.collect(proof, cover), 2_000e6);
    }

    function test_AProofAfterTheVotedPayoutIsRefused() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, ALL);
        vote(carol, incident, 12);
        end(incident);
        vm.expectRevert(error2(ErrorsLib.EventAlreadyPaid.selector, eventTime, block.timestamp));
        prove(eventTime, eventTime, DEEPEST);
    }

    // ---- transfers and proven losses ----

    /// @dev Covers wander between accounts as they like: nobody is paid more than the own loss.
    function testFuzz_ProvenLossesCapEveryAccountWhateverTheTransfers(uint256 seed) public {
        address[4] memory people = [alice, bob, dave, erin];
        uint256[4] memory losses;
        bytes32[] memory leaves = new bytes32[](4);
        for (uint256 k; k < 4; k++) {
            losses[k] = 1 + uint256(keccak256(abi.encode(seed, k))) % 9_000e6;
            leaves[k] = keccak256(bytes.concat(keccak256(abi.encode(people[k], losses[k]))));
        }
        uint256[] memory covers = new uint256[](8);
        for (uint256 k; k < 8; k++) {
            covers[k] = k == 0 ? cover : buy(people[k % 4], EXPLOIT, 1 + (seed >> k) % 4_000e6, 30);
        }
        vm.warp(startOf(covers[7]) + 2 hours);
        uint256 incident = _acceptedWithRoot(_pair(_pair(leaves[0], leaves[1]), _pair(leaves[2], leaves[3])));
        uint256[4] memory before;
        for (uint256 k; k < 4; k++) {
            before[k] = asset.balanceOf(people[k]);
        }
        for (uint256 k; k < 24; k++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(incident, covers[seed % 8], people, losses, leaves, seed);
        }
        for (uint256 k; k < 4; k++) {
            uint256 paid = asset.balanceOf(people[k]) - before[k];
            assertLe(paid, losses[k], "no account gets more than its loss");
            assertEq(core.claims.lossPaid(incident, people[k]), paid);
        }
        assertBalanced();
    }

    /// @dev A cover changes hands, or is collected by whoever has it.
    function _step(
        uint256 incident,
        uint256 id,
        address[4] memory people,
        uint256[4] memory losses,
        bytes32[] memory leaves,
        uint256 seed
    ) private {
        address holder = core.cover.ownerOf(id);
        if (seed & (1 << 100) != 0) {
            vm.prank(holder);
            core.cover.transferFrom(holder, people[(seed >> 101) % 4], id);
            return;
        }
        uint256 k;
        while (people[k] != holder) {
            k++;
        }
        bytes32[] memory proof = new bytes32[](2);
        proof[0] = leaves[k ^ 1];
        proof[1] = k < 2 ? _pair(leaves[2], leaves[3]) : _pair(leaves[0], leaves[1]);
        try core.claims.collectWithProof(incident, id, losses[k], proof) {}
        catch (bytes memory reason) {
            bool known = bytes4(reason) == ErrorsLib.AlreadyCollected.selector
                || bytes4(reason) == ErrorsLib.LossPaid.selector;
            assertTrue(known, "collected before, or the loss is paid");
        }
    }

    function _acceptedWithRoot(bytes32 root) private returns (uint256 incident) {
        vm.prank(bob);
        incident = core.claims.file(Filing(cover, block.timestamp - 1, ALL, EVIDENCE, root));
        decide(carol, incident, ALL);
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    // ---- an asset that calls back ----

    function test_ReEnteringWhileCollectingPaysNothingTwice() public {
        (HookToken hook, uint256 incident, uint256 second) = _hooked();
        bytes[6] memory calls = [
            abi.encodeCall(core.claims.collect, (incident, cover)),
            abi.encodeCall(core.claims.collect, (incident, second)),
            abi.encodeCall(core.claims.collectBond, (incident, Party.Filer)),
            abi.encodeCall(core.claims.collectReward, (address(pool), carol)),
            abi.encodeCall(core.claims.returnUncollected, (incident)),
            abi.encodeCall(core.claims.settleVote, (incident, 1, carol))
        ];
        for (uint256 k; k < calls.length; k++) {
            uint256 state = vm.snapshotState();
            hook.arm(address(core.claims), calls[k]);
            assertEq(core.claims.collect(incident, cover), 1_000e6);
            assertEq(hook.calls(), 1);
            if (k == 5) assertTrue(hook.succeeded(), "a vote is settled without money");
            else assertFalse(hook.succeeded(), "refused");
            _collectTheRest(incident, second);
            vm.revertToState(state);
        }
    }

    /// @dev After it all, everybody has been paid once.
    function _collectTheRest(uint256 incident, uint256 second) private {
        vm.expectRevert(error2(ErrorsLib.AlreadyCollected.selector, incident, cover));
        core.claims.collect(incident, cover);
        core.claims.collect(incident, second);
        core.claims.collectBond(incident, Party.Filer);
        assertEq(pool.money().owed, incidentOf(incident).reward);
        assertBalanced();
    }

    /// @dev Filing takes money: in the middle of it the asset files again, or ends another incident.
    function test_ReEnteringWhileFilingIsHarmless() public {
        (HookToken hook,, uint256 second) = _hooked();
        uint256 open_ = file(bob, cover, block.timestamp - 1, ALL);
        passRound(open_);
        core.claims.rule(open_, 0);
        uint256 bond = core.claims.bondOf(core.cover.coverOf(cover).product);
        hook.arm(address(core.claims), abi.encodeCall(core.claims.finalize, (open_)));
        uint256 incident = file(carol, second, block.timestamp - 1, SMALL);
        assertTrue(hook.succeeded());
        assertStatus(open_, IncidentStatus.Refused);
        assertStatus(incident, IncidentStatus.Voting);
        assertEq(incidentOf(incident).bond, bond, "as it was when it was filed");
        assertEq(pool.money().bonds, bond);
        decide(carol, incident, 0);
        assertEq(pool.money().bonds + pool.solvency().atRisk, 0);
        assertBalanced();
    }

    function test_ReEnteringWhileFilingCannotFile() public {
        (HookToken hook,,) = _hooked();
        uint256 id = buy(address(hook), core.cover.coverOf(cover).product, 10e6, 30);
        vm.warp(startOf(id) + 1 hours);
        Filing memory filing = Filing(id, block.timestamp - 1, ALL, EVIDENCE, 0);
        uint256 count = core.claims.incidentCount();
        fund(bob, 10 * BOND);
        hook.arm(address(core.claims), abi.encodeCall(core.claims.file, (filing)));
        file(bob, cover, block.timestamp - 1, ALL);
        assertEq(hook.calls(), 1);
        assertFalse(hook.succeeded());
        assertEq(bytes4(hook.answer()), ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        assertEq(core.claims.incidentCount(), count + 1);
    }

    /// @dev A pool of the hooked asset with two covers of 1,000 and an accepted incident.
    function _hooked() private returns (HookToken hook, uint256 incident, uint256 second) {
        hook = new HookToken();
        asset = hook;
        pool = ICapitalPool(core.factory.createPool(configOf(address(asset))));
        plain();
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        uint256 product = core.cover.listProduct(termsOf(address(pool)));
        stake(alice, 20_000e6);
        cover = buy(bob, product, 1_000e6, 30);
        second = buy(carol, product, 1_000e6, 30);
        vm.warp(startOf(cover) + 1 hours);
        eventTime = block.timestamp - 1;
        incident = fileOne();
        decide(carol, incident, ALL);
    }
}
