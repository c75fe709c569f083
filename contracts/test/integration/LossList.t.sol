// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";
import {LossTree} from "../utils/LossTree.sol";

/// @title A list of 1,024 losses, from filing to the last unit paid
/// @notice The total is 3.2 million, the median loss of 153 public exploits of protocol logic from 2020 to 2024. Deposits are assumed
/// to fall with rank: account k lost total / k / (1 + 1/2 + … + 1/1024), rounded down, and the first account the remainder.
contract LossList is ClaimsFixture {
    uint256 internal constant TOTAL = 3_200_000e6;
    uint256 internal constant LEAVES = 1_024;
    uint256 internal constant INSURED = 320;
    /// @dev Number of covers of the accounts that have several.
    uint256 internal constant TWICE = 7;
    uint8 internal constant STEP = 13;
    uint256 internal constant ONE = 1e18;

    uint256[] internal losses;
    /// @dev Node n is the parent of 2n and 2n + 1; the leaves come last.
    bytes32[2 * LEAVES] internal tree;
    uint256[] internal covers;
    /// @dev Account of each cover.
    uint256[] internal holderOf;

    function setUp() public override {
        super.setUp();
        uint256 weights;
        for (uint256 k = 1; k <= LEAVES; k++) {
            weights += ONE / k;
        }
        uint256 rest = TOTAL;
        for (uint256 k = 1; k <= LEAVES; k++) {
            losses.push(TOTAL * (ONE / k) / weights);
            rest -= losses[k - 1];
        }
        losses[0] += rest;
        assertLt(rest, LEAVES, "rounding");
        for (uint256 k; k < LEAVES; k++) {
            tree[LEAVES + k] = LossTree.leafOf(account(k), losses[k]);
        }
        for (uint256 n = LEAVES - 1; n != 0; n--) {
            tree[n] = Hashes.commutativeKeccak256(tree[2 * n], tree[2 * n + 1]);
        }
    }

    function account(uint256 k) internal pure returns (address) {
        return address(uint160(0xacc0000 + k));
    }

    /// @dev A cover of 200 to 800, independent of the loss: for some accounts the loss is the limit, for others the cover.
    function insure(uint256 k) internal {
        uint256 id = buy(carol, product, 200e6 + uint256(keccak256(abi.encode(k))) % 600e6, TERM);
        vm.prank(carol);
        core.cover.transferFrom(carol, account(k), id);
        covers.push(id);
        holderOf.push(k);
    }

    function collect(uint256 incident, uint256 c) internal returns (uint256 assets) {
        uint256 k = holderOf[c];
        bytes32[] memory proof = new bytes32[](10);
        for (uint256 d; d < proof.length; d++) {
            proof[d] = tree[((LEAVES + k) >> d) ^ 1];
        }
        return core.claims.collectWithProof(incident, covers[c], losses[k], proof);
    }

    /// @dev Every third account has cover, one has two covers, and one transfers its cover after the event.
    function test_EveryLossIsPaidToTheUnitInAnyOrder() public {
        for (uint256 n; n < INSURED; n++) {
            insure((n * 3 + n / 342) % LEAVES);
        }
        insure(holderOf[TWICE]);
        enterForce(covers[0]);
        vm.warp(startOf(covers[INSURED]) + 12 hours);
        uint256 incident = file(holder, Filing(cover, block.timestamp - 1, 20, EVIDENCE, tree[1], TOTAL, 0));
        voteTo(incident, STEP);
        // Transferred to another account of the list: now that account's loss counts, with or without cover of its own.
        vm.prank(account(holderOf[20]));
        core.cover.transferFrom(account(holderOf[20]), account(holderOf[30]), covers[20]);
        holderOf[20] = holderOf[30];

        uint256[] memory due = new uint256[](LEAVES);
        for (uint256 c; c < covers.length; c++) {
            due[holderOf[c]] += uint256(core.cover.coverOf(covers[c]).amount) * STEP / 20;
        }
        uint256 pot = core.claims.episodeOf(incident).pot;
        uint256 paid;
        uint256 owed = money().owed;
        // 173 and 321 have no common factor, so each cover comes once, far from the order of the list.
        for (uint256 n; n < covers.length; n++) {
            uint256 c = (n * 173 + 50) % covers.length;
            uint256 spent = core.claims.lossPaid(incident, account(holderOf[c]));
            if (spent == losses[holderOf[c]]) continue;
            paid += collect(incident, c);
        }
        uint256 sum;
        uint256 byLoss;
        for (uint256 k; k < LEAVES; k++) {
            if (due[k] > losses[k]) byLoss++;
            due[k] = Math.min(due[k], losses[k]);
            assertEq(asset.balanceOf(account(k)), due[k], "the smaller of loss and share of the covers");
            assertEq(core.claims.lossPaid(incident, account(k)), due[k], "known");
            sum += due[k];
        }
        assertGe(byLoss, 5, "some losses are the limit");
        assertEq(paid, sum, "in all");
        assertEq(owed - money().owed, sum, "of what was owed");
        assertEq(core.claims.episodeOf(incident).pot, pot - sum, "out of the pot");
        assertEq(incidentOf(incident).lossCollected, sum, "under the root");
        for (uint256 c; c < covers.length; c++) {
            vm.expectPartialRevert(
                due[holderOf[c]] == losses[holderOf[c]]
                    ? ErrorsLib.LossPaid.selector
                    : ErrorsLib.AlreadyCollected.selector
            );
            this.collectAgain(incident, c);
        }
        assertBalanced();
    }

    function collectAgain(uint256 incident, uint256 c) external {
        collect(incident, c);
    }
}
