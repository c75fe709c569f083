// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {Proxy} from "@openzeppelin/contracts/proxy/Proxy.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IPoolVault} from "./interfaces/ICapitalPool.sol";
import {AssetLib} from "./libraries/AssetLib.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {RewardLib} from "./libraries/RewardLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {PoolShares} from "./pool/PoolShares.sol";
import {PoolStorage} from "./pool/PoolStorage.sol";

/// @title The pool that holds the money
/// @notice See `ICapitalPool`. This half is for stakers; what it does not know goes to the desk, which works on the same
/// storage. One contract with both would be larger than a contract may be.
/// @dev Every function that moves money follows one rhythm: check, sync, effects, event, transfer last.
contract CapitalPool is PoolShares, SelfPermit, Proxy {
    using RewardLib for RewardLib.Book;
    using SafeCast for uint256;

    address public immutable DESK;

    constructor(address cover, address claims, address rewards, address desk)
        PoolStorage(cover, claims, rewards)
    {
        DESK = desk;
    }

    function _implementation() internal view override returns (address) {
        return DESK;
    }

    /// @inheritdoc IPoolVault
    function pay(address to, uint256 assets) external nonReentrant {
        emit Paid(to, assets);
        _payOwed(to, assets);
    }

    /// @inheritdoc IPoolVault
    function release(address to, uint256 assets) external nonReentrant {
        emit Released(to, assets);
        _payOwed(to, assets);
    }

    /// @inheritdoc IPoolVault
    function takeReward(uint256 place, address account) external returns (uint256) {
        require(msg.sender == REWARDS, ErrorsLib.NotRewards(msg.sender));
        return _state.rewards.take(place, account, totalSupply(), balanceOf(account));
    }

    function _payOwed(address to, uint256 assets) private onlyClaims {
        _state.owed -= assets.toUint128();
        AssetLib.push(to, assets);
    }

    /// @inheritdoc IPoolVault
    function share() external view returns (address) {
        return address(this);
    }

    /// @notice ERC-165: ERC-7540 redeem side and operators, ERC-7575.
    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IERC165).interfaceId || id == 0x620ee8e4 || id == 0xe3bc4e65 || id == 0x2f0a18c5;
    }
}
