// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IArbitrable} from "@kleros/erc-792/contracts/IArbitrable.sol";
import {IArbitrator} from "@kleros/erc-792/contracts/IArbitrator.sol";

/// @title An ERC-792 court with one judge and without appeals
contract Court is IArbitrator {
    uint256 internal constant PRICE = 0.1 ether;

    IArbitrable[] public parties;

    function createDispute(uint256, bytes calldata) external payable returns (uint256 dispute) {
        require(msg.value == PRICE, "exactly the price");
        dispute = parties.length;
        parties.push(IArbitrable(msg.sender));
        emit DisputeCreation(dispute, IArbitrable(msg.sender));
    }

    function give(uint256 dispute, uint256 ruling) external {
        parties[dispute].rule(dispute, ruling);
    }

    function arbitrationCost(bytes calldata) external pure returns (uint256) {
        return PRICE;
    }

    function appeal(uint256, bytes calldata) external payable {
        revert("no appeals");
    }

    function appealCost(uint256, bytes calldata) external pure returns (uint256) {
        return type(uint256).max;
    }

    function appealPeriod(uint256) external pure returns (uint256, uint256) {
        return (0, 0);
    }

    function disputeStatus(uint256) external pure returns (DisputeStatus) {
        return DisputeStatus.Waiting;
    }

    function currentRuling(uint256) external pure returns (uint256) {
        return 0;
    }
}
