// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract CollectWithProofTest is IncidentUnit {
    uint256 internal constant BOBS_LOSS = 12_000e6;
    uint256 internal constant ALICES_LOSS = 1_000e6;

    bytes32 internal bobsLeaf;
    bytes32 internal alicesLeaf;
    bytes32 internal root;
    uint256 internal second;

    function setUp() public override {
        super.setUp();
        bobsLeaf = leafOf(bob, BOBS_LOSS);
        alicesLeaf = leafOf(alice, ALICES_LOSS);
        root = pair(bobsLeaf, alicesLeaf);
        second = buy(bob, EXPLOIT, 4_000e6, 60);
        vm.warp(startOf(second) + 2 hours);
        eventTime = block.timestamp - 1 hours;
    }

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.collectWithProof(1, cover, 1, new bytes32[](0));
    }

    function test_RevertGiven_NotAccepted() public {
        eventTime = startOf(cover) + 1 hours;
        for (uint8 s = 1; s <= uint8(IncidentStatus.Lapsed); s++) {
            if (s == uint8(IncidentStatus.Accepted)) continue;
            uint256 state = vm.snapshotState();
            uint256 incident = inStatus(IncidentStatus(s));
            vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
            core.claims.collectWithProof(incident, cover, BOBS_LOSS, proofOf(alicesLeaf));
            vm.revertToState(state);
        }
    }

    function test_RevertGiven_CollectedWithoutAProof() public {
        uint256 incident = accepted(ALL);
        vm.expectRevert(error1(ErrorsLib.ProofNeeded.selector, incident));
        core.claims.collect(incident, cover);
    }

    function test_RevertGiven_TheIncidentHasNoRoot() public {
        uint256 incident = settle(ALL);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, bob, BOBS_LOSS));
        core.claims.collectWithProof(incident, cover, BOBS_LOSS, proofOf(alicesLeaf));
    }

    function test_RevertWhen_TheProofIsWrong() public {
        uint256 incident = accepted(ALL);
        _expectInvalid(incident, BOBS_LOSS + 1, proofOf(alicesLeaf));
        _expectInvalid(incident, BOBS_LOSS, proofOf(bobsLeaf));
        _expectInvalid(incident, BOBS_LOSS, new bytes32[](0));
    }

    function test_RevertWhen_TheProofIsOfAnotherAccount() public {
        uint256 incident = accepted(ALL);
        _expectInvalid(incident, ALICES_LOSS, proofOf(bobsLeaf));
    }

    function test_RevertGiven_TheErrorsOfCollect() public {
        uint256 other = buy(bob, DEPEG, 1_000e6, 30);
        uint256 late = buy(bob, EXPLOIT, 1_000e6, 30);
        uint256 incident = accepted(ALL);
        bytes32[] memory proof = proofOf(alicesLeaf);
        vm.expectRevert(error2(ErrorsLib.WrongProduct.selector, DEPEG, EXPLOIT));
        core.claims.collectWithProof(incident, other, BOBS_LOSS, proof);
        vm.expectRevert(error2(ErrorsLib.NotInForce.selector, late, eventTime));
        core.claims.collectWithProof(incident, late, BOBS_LOSS, proof);
        core.claims.collectWithProof(incident, second, BOBS_LOSS, proof);
        vm.expectRevert(error2(ErrorsLib.AlreadyCollected.selector, incident, second));
        core.claims.collectWithProof(incident, second, BOBS_LOSS, proof);
        uint256 until = block.timestamp + 365 days;
        vm.warp(until);
        vm.expectRevert(error2(ErrorsLib.CollectionOver.selector, incident, until));
        core.claims.collectWithProof(incident, cover, BOBS_LOSS, proof);
    }

    function test_PaysNoMoreThanTheLossOverAllCovers() public {
        uint256 incident = accepted(ALL);
        bytes32[] memory proof = proofOf(alicesLeaf);
        assertEq(core.claims.collectWithProof(incident, second, BOBS_LOSS, proof), 4_000e6);
        assertEq(core.claims.lossPaid(incident, bob), 4_000e6);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Collected(incident, cover, bob, 8_000e6);
        vm.prank(carol);
        assertEq(core.claims.collectWithProof(incident, cover, BOBS_LOSS, proof), 8_000e6);
        assertEq(asset.balanceOf(bob) - before, 8_000e6);
        assertEq(core.claims.lossPaid(incident, bob), BOBS_LOSS);
        assertEq(incidentOf(incident).uncollected, 12_000e6);
    }

    function test_RevertGiven_TheLossIsPaid() public {
        uint256 incident = accepted(ALL);
        bytes32[] memory proof = proofOf(alicesLeaf);
        core.claims.collectWithProof(incident, cover, BOBS_LOSS, proof);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.LossPaid.selector, incident, bob, BOBS_LOSS));
        core.claims.collectWithProof(incident, second, BOBS_LOSS, proof);
    }

    /// @dev Whoever holds it collects up to an own loss: the second is worth no more to Alice than hers.
    function test_ATransferGivesTheNewHolderNoMoreThanTheirLoss() public {
        uint256 incident = accepted(ALL);
        core.claims.collectWithProof(incident, cover, BOBS_LOSS, proofOf(alicesLeaf));
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, second);
        assertEq(core.claims.collectWithProof(incident, second, ALICES_LOSS, proofOf(bobsLeaf)), ALICES_LOSS);
        assertEq(core.claims.lossPaid(incident, alice), ALICES_LOSS);
    }

    function test_SeverityAndHaircutComeFirst() public {
        uint256 incident = accepted(5);
        assertEq(core.claims.collectWithProof(incident, cover, BOBS_LOSS, proofOf(alicesLeaf)), AMOUNT / 4);
    }

    function test_AnAccountsLossesInTwoIncidentsAreTwo() public {
        uint256 one = accepted(ALL);
        core.claims.collectWithProof(one, cover, BOBS_LOSS, proofOf(alicesLeaf));
        uint256 two = accepted(ALL);
        assertEq(core.claims.collectWithProof(two, cover, BOBS_LOSS, proofOf(alicesLeaf)), BOBS_LOSS);
    }

    function accepted(uint8 step) private returns (uint256 incident) {
        fund(bob, 2 * BOND);
        vm.prank(bob);
        incident = core.claims.file(Filing(cover, eventTime, ALL, EVIDENCE, root));
        decide(carol, incident, step);
    }

    function _expectInvalid(uint256 incident, uint256 loss, bytes32[] memory proof) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, bob, loss));
        core.claims.collectWithProof(incident, cover, loss, proof);
    }

    function leafOf(address who, uint256 loss) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(who, loss))));
    }

    function pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function proofOf(bytes32 sibling) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = sibling;
    }
}
